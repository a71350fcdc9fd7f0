import type { Fine, How, KeepInTouch, LeavingRequest, Reason, ToldBy } from "../../ipc";
import type { Problem } from "../../shared";
import { kept } from "./reasons";
import { say } from "./say";

/** What was answered so far. It stays while people go back and forth between the questions. */
export class Answers {
  how = $state<Exclude<How, "died"> | null>(null);
  on = $state<string | null>(null);
  backOn = $state<string | null>(null);
  backOnUnfinished = $state(false);
  reasons = $state<Reason[]>([]);
  fine = $state<Fine[]>([]);
  toldBy = $state<ToldBy | null>(null);
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
    this.reasons = [];
    this.fine = [];
    this.toldBy = null;
  }

  /** Whoever is not asked is not contacted: no answer is kept as that. */
  request(member: string): LeavingRequest | null {
    if (this.how === null || this.on === null) return null;
    return {
      member,
      how: this.how,
      on: this.on,
      backOn: this.how === "onBreak" ? this.backOn : null,
      reasons: this.reasons,
      fine: kept(this.fine, this.reasons),
      toldBy: this.toldBy,
      keepInTouch: this.keepInTouch ?? "notAsked",
    };
  }
}
