import type { Fine, Reason, Why } from "../../ipc";

/** The columns of the page; every reason stands in one of them. */
export const columns = ["life", "group", "other"] as const;
export type Column = (typeof columns)[number];

// Complete by type: a new reason does not compile until it has its place.
const place: Record<Reason, Column> = {
  dayOrTime: "life",
  gettingThere: "life",
  workCaringFamily: "life",
  painOrHealth: "life",
  noConnection: "group",
  painTalk: "group",
  moreStaffHelp: "group",
  gotWhatNeeded: "other",
  somethingElse: "other",
  dontKnow: "other",
  preferNotToSay: "other",
};

/** Which reason a finer one says more exactly; the same as in Rust. */
const behind: Record<Fine, Reason> = {
  P1: "dayOrTime",
  P2: "gettingThere",
  P3: "gettingThere",
  P4: "gettingThere",
  P5: "workCaringFamily",
  P6: "gettingThere",
  P7: "workCaringFamily",
  P8: "somethingElse",
  H1: "painOrHealth",
  H2: "painOrHealth",
  H3: "painOrHealth",
  H4: "painOrHealth",
  S1: "noConnection",
  S2: "noConnection",
  S3: "noConnection",
  S4: "noConnection",
  S5: "noConnection",
  S6: "noConnection",
  S7: "painTalk",
  S8: "moreStaffHelp",
  N1: "gotWhatNeeded",
  N2: "gotWhatNeeded",
  N3: "somethingElse",
  N4: "somethingElse",
  N5: "somethingElse",
  N6: "somethingElse",
  G1: "somethingElse",
  G2: "somethingElse",
  U1: "dontKnow",
  U2: "preferNotToSay",
  U3: "dontKnow",
  U4: "somethingElse",
};

const reasons = Object.keys(place) as Reason[];
const codes = Object.keys(behind) as Fine[];

export const reasonsIn = (column: Column): Reason[] =>
  reasons.filter((reason) => place[reason] === column);

/** The finer reasons behind one; none where there is only one, which says nothing more. */
export function finer(reason: Reason): Fine[] {
  const found = codes.filter((code) => behind[code] === reason);
  return found.length > 1 ? found : [];
}

/** Only what stands behind a reason that is still ticked. */
export const kept = (fine: readonly Fine[], ticked: readonly Reason[]): Fine[] =>
  fine.filter((code) => ticked.includes(behind[code]));

/** Nobody said, asked or guessed why. */
export const nothingKnown: Why = { reasons: [], main: null, fine: [], toldBy: null };

/** What goes to Rust: no finer reason without the one that it stands behind. */
export const settled = (why: Why): Why => ({ ...why, fine: kept(why.fine, why.reasons) });
