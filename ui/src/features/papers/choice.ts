import type { Paper } from "../../ipc";

/** Papers that are about one meeting. */
export const aboutMeeting: readonly Paper[] = ["register", "agenda", "poster"];

const all: readonly Paper[] = [
  "register",
  "agenda",
  "crisisCard",
  "poster",
  "dates",
  "agreement",
  "supportPlan",
  "permission",
  "signUp",
];

/** What can be chosen. Letters are not here: they start from what there is to tell. */
export const offered = (meeting: boolean): Paper[] =>
  all.filter((paper) => meeting || !aboutMeeting.includes(paper));

/** What is chosen at first: what somebody came for, or else what the host takes along. */
export function usual(meeting: boolean, first?: string): Paper[] {
  const wanted = offered(meeting).filter((paper) => paper === first);
  if (wanted.length > 0) return wanted;
  return meeting ? ["register", "agenda", "crisisCard"] : ["crisisCard"];
}
