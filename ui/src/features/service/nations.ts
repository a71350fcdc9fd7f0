import type { Nation } from "../../ipc";
import { say } from "./say";

/** The nations of the UK, to choose from. */
export const nations: { value: Nation; label: string }[] = (
  ["england", "scotland", "wales", "northernIreland"] as const
).map((value) => ({ value, label: say(`nation.${value}.label`) }));
