import { words } from "../shared/words";
import { commands, type Undone } from "./bindings";
import { call } from "./call";
import { touch } from "./topics";
import en from "./words/acts.json";

const say = words("acts", { en });
const acts: Record<string, string> = en.act;

/** What the bar's button does: takes back what was done, or does again what was taken back. */
export type Way = "undo" | "redo";

/** What a change did, as words in the middle of a sentence: "adding a person". */
export const actInWords = (act: string): string =>
  act in acts ? say.raw(`act|${act}`) : say("other");

/** What was done, as a sentence: with Ctrl+Z nobody need have seen what comes next to be undone. */
function inWords({ what }: Undone, way: Way): string {
  if (!(what in acts)) return say(`${way}.something`);
  return say(`${way}.done`, { what: say.raw(`act|${what}`) });
}

/**
 * Takes back, or does again, one change or the latest when none is named. Answers with what the bar
 * says then, and with what its button does next: `tell(...(await takeUp(null, "undo")))`.
 */
export async function takeUp(
  change: number | null,
  way: Way,
): Promise<[text: string, change: number, next: Way]> {
  const done = await call(way === "undo" ? commands.undo(change) : commands.redo(change));
  touch(done.touched);
  return [inWords(done, way), done.change, way === "undo" ? "redo" : "undo"];
}
