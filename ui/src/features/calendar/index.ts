// Words about dates that many features need: how they repeat, what is special about a day, why a
// group does not meet. No pages.
import type { Nation } from "../../ipc";
import { say } from "./say";

export { likelyWhy, notesInWords, whyInWords, whys, whysOnTheDay } from "./notes";
export { patternOf, patterns, ruleInWords, ruleOf } from "./rule";

/** Up to when bank holidays are known, and whose they are. */
export const knownInWords = (nation: Nation, year: number) =>
  say("known", { nation: say(`nation.${nation}`), year });

/** What to know about a rule; null when there is nothing. */
export const shortMonths = (date: number | null) =>
  date !== null && date > 28 ? say("short") : null;
