import { words } from "../shared/words";
import { commands, type Undone } from "./bindings";
import { call } from "./call";
import { touch } from "./topics";
import en from "./words/acts.json";

const say = words("acts", { en });
const acts: Record<string, string> = en.act;

/** Takes back one change, or the latest when none is named. */
export async function undo(change: number | null): Promise<Undone> {
  const undone = await call(commands.undo(change));
  touch(undone.touched);
  return undone;
}

/** What a change did, as words in the middle of a sentence: "adding a person". */
export const actInWords = (act: string): string =>
  act in acts ? say.raw(`act|${act}`) : say("other");

/** What was undone, as a sentence: with Ctrl+Z nobody need have seen what comes next to be undone. */
export function undoneInWords(undone: Undone): string {
  if (!(undone.what in acts)) return say("something");
  return say("undone", { what: say.raw(`act|${undone.what}`) });
}
