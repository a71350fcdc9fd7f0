import type { Agreed, NewLine, Part } from "../../../ipc";
import { say } from "./say";
import type en from "./words/en.json";

/** The parts of each, in the order in which they are read. */
export const parts: Record<Agreed, readonly Part[]> = {
  agreement: ["rule"],
  supportPlan: ["keepInTouch", "whoPhones", "flareUps", "lifts", "also"],
};

type Starter = keyof typeof en.starter;

const starters: Record<Agreed, readonly (readonly [Part, Starter])[]> = {
  agreement: [
    ["rule", "staysHere"],
    ["rule", "asMuch"],
    ["rule", "noJudging"],
    ["rule", "notAdvice"],
    ["rule", "timeOut"],
    ["rule", "missing"],
    ["rule", "askFirst"],
  ],
  supportPlan: [
    ["keepInTouch", "touch"],
    ["whoPhones", "ring"],
    ["whoPhones", "short"],
    ["flareUps", "tellOne"],
    ["flareUps", "comeAnyway"],
    ["lifts", "lifts"],
    ["also", "again"],
  ],
};

/** Lines to begin with, in the app's own words: for a group to change, not to accept. */
export const startWith = (what: Agreed): NewLine[] =>
  starters[what].map(([part, key]) => ({ part, words: say(`starter.${key}`) }));
