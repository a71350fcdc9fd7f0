import type { MemberSource } from "../../ipc";
import { say } from "./say";

// A list needs a word where nobody knows.
const NOBODY = "notKnown";

// Complete by type: a new way does not compile until it can be chosen.
const ways: Record<MemberSource, string> = {
  programme: say("member.source.programme"),
  otherProgramme: say("member.source.otherProgramme"),
  wordOfMouth: say("member.source.wordOfMouth"),
  otherService: say("member.source.otherService"),
  other: say("member.source.other"),
};

/** How somebody may have come to the group, to choose from. */
export const sources = [
  { value: NOBODY, label: say("member.source.notKnown") },
  ...Object.entries(ways).map(([value, label]) => ({ value, label })),
];

/** The choice that stands for what is known. */
export const chosen = (source: MemberSource | null): string => source ?? NOBODY;

/** What a choice says. */
export const meant = (choice: string): MemberSource | null =>
  choice === NOBODY ? null : (choice as MemberSource);
