import type { Fine, Reason } from "../../ipc";
import { say } from "./say";

export { default as WhyFields } from "./WhyFields.svelte";
export { nothingKnown, settled } from "./reasons";

/** A reason as it stands on its chip. */
export const reasonWords = (reason: Reason): string => say(`reason.${reason}`);

/** A finer reason in words. */
export const fineWords = (fine: Fine): string => say(`fine.${fine}`);
