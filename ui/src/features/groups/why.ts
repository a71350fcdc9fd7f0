import type { LookReason } from "../../ipc";
import { say } from "./say";

type Say = (reason: LookReason) => string;

const sentences: Record<LookReason["kind"], Say> = {
  quiet: ({ number }) => say("why.quiet", { count: number }),
  notBegun: ({ number }) => say("why.notBegun", { count: number }),
  notBack: ({ number }) =>
    number === 0 ? say("why.backNow") : say("why.notBack", { count: number }),
  few: ({ number, before }) => say("why.few", { count: number, before: before ?? 0 }),
  hosts: ({ number }) => say("why.hosts", { count: number }),
  falling: ({ number, before }) => say("why.falling", { number, before: before ?? 0 }),
};

/** Why a group needs a look, in words: a sign, never a verdict. */
export const why = (reasons: readonly LookReason[]): string =>
  reasons.map((reason) => sentences[reason.kind](reason)).join(" ");
