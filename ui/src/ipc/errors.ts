import type { Problem } from "../shared/problem";
import { words } from "../shared/words";
import type { AppFault } from "./call";
import type { Code } from "./bindings";
import en from "./words/en.json";

const say = words("ipc", { en });

type Table = (typeof en)["what"];
type Codes = Record<Code, string>;

// Does not compile while a code has no sentence.
const byCode: Codes = en.code;
const byWhat: Record<string, string> = en.what satisfies Table;

/** Every `what` that has a sentence of its own. */
export const knownWhats: readonly string[] = Object.keys(byWhat);
export const knownCodes: readonly string[] = Object.keys(byCode);

/** The sentence for a fault, with the way out. Never what Rust wrote for the log. */
export function inWords(fault: AppFault): string {
  // Keys hold dots ("name.empty"), so the table is read by its own separator.
  return fault.what in byWhat ? say.raw(`what|${fault.what}`) : say.raw(`code|${fault.code}`);
}

/**
 * A fault as something to put right on the page. `boxes` says which box on the page holds which
 * field of the request, or which box a word such as "words.wrong" is about; what has no box is said
 * for the page as a whole.
 */
export function asProblem(fault: AppFault, boxes: Record<string, string> = {}): Problem {
  const field = boxes[fault.field ?? fault.what] ?? boxes[fault.what] ?? null;
  return { field, text: inWords(fault) };
}
