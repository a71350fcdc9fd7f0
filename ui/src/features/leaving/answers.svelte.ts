import type { How, KeepInTouch, LeavingRequest, Why } from "../../ipc";
import type { Problem } from "../../shared";
import { nothingKnown, settled } from "../reasons";
import { say } from "./say";

/** What was answered so far. It stays while people go back and forth between the questions. */
export class Answers {
  how = $state<Exclude<How, "died" | "movedGroup"> | null>(null);
  on = $state<string | null>(null);
  backOn = $state<string | null>(null);
  backOnUnfinished = $state(false);
  why = $state.raw<Why>(nothingKnown);
  keepInTouch = $state<KeepInTouch | null>(null);

  constructor(today: string) {
    this.on = today;
  }

  /** What is missing on the first page, the only one that needs an answer. */
  problems(): Problem[] {
    const problems: Problem[] = [];
    if (this.how === null) problems.push({ field: "how", text: say("one.problem.how") });
    if (this.on === null) problems.push({ field: "on", text: say("one.problem.on") });
    if (this.how === "onBreak" && this.backOnUnfinished) {
      problems.push({ field: "back-on", text: say("one.problem.backOn") });
    }
    return problems;
  }

  skipReasons(): void {
    this.why = nothingKnown;
  }

  /** Whoever is not asked is not contacted: no answer is kept as that. */
  request(member: string): LeavingRequest | null {
    if (this.how === null || this.on === null) return null;
    return {
      member,
      how: this.how,
      on: this.on,
      backOn: this.how === "onBreak" ? this.backOn : null,
      why: settled(this.why),
      keepInTouch: this.keepInTouch ?? "notAsked",
    };
  }
}
