import { commands, type Undone } from "./bindings";
import { call } from "./call";
import { touch } from "./topics";

/** Takes back one change, or the latest when none is named. */
export async function undo(change: number | null): Promise<Undone> {
  const undone = await call(commands.undo(change));
  touch(undone.touched);
  return undone;
}
