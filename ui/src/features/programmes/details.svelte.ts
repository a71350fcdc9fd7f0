import type { ProgrammeDetails } from "../../ipc";
import type { Problem } from "../../shared";
import { say } from "./say";
import { typedNumber } from "./sentences";

/** What stands in the boxes about a programme, until it is kept. */
export class Typed {
  code = $state("");
  name = $state("");
  place = $state("");
  firstDay = $state<string | null>(null);
  lastDay = $state<string | null>(null);
  firstUnfinished = $state(false);
  lastUnfinished = $state(false);
  started = $state("");
  finished = $state("");

  constructor(details?: ProgrammeDetails) {
    if (details) this.take(details);
  }

  /** Puts these details into the boxes. */
  take(details: ProgrammeDetails): void {
    ({ code: this.code, name: this.name, place: this.place } = details);
    ({ firstDay: this.firstDay, lastDay: this.lastDay } = details);
    this.started = details.started === null ? "" : String(details.started);
    this.finished = details.finished === null ? "" : String(details.finished);
  }

  /** What is half written: Rust says the rest. */
  problems(): Problem[] {
    const problems: Problem[] = [];
    if (this.firstUnfinished)
      problems.push({ field: "firstDay", text: say("details.problem.day") });
    if (this.lastUnfinished) problems.push({ field: "lastDay", text: say("details.problem.day") });
    for (const field of ["started", "finished"] as const) {
      if (typedNumber(this[field]) === undefined) {
        problems.push({ field, text: say("details.problem.number") });
      }
    }
    return problems;
  }

  details(): ProgrammeDetails {
    return {
      code: this.code,
      name: this.name,
      place: this.place,
      firstDay: this.firstDay,
      lastDay: this.lastDay,
      started: typedNumber(this.started) ?? null,
      finished: typedNumber(this.finished) ?? null,
    };
  }
}

/** The box of each field of a request. */
export const boxes: Record<string, string> = {
  code: "code",
  name: "name",
  place: "place",
  firstDay: "firstDay",
  lastDay: "lastDay",
  started: "started",
  finished: "finished",
};
