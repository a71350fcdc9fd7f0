import { asFault, inWords, takeUp } from "../../ipc";
import { notice, tell } from "../../shared";

/** Makes a change and says what was done, or what went wrong. False when it did not work. */
export async function attempt(
  make: () => Promise<{ change: number } | { done: { change: number } }>,
  done: string,
): Promise<boolean> {
  try {
    const made = await make();
    tell(done, ("done" in made ? made.done : made).change);
    return true;
  } catch (thrown) {
    tell(inWords(asFault(thrown)));
    return false;
  }
}

/** Takes back what the bar speaks of, or does it again. */
export async function stepBack(): Promise<void> {
  try {
    tell(...(await takeUp(notice.current?.change ?? null, notice.current?.way ?? "undo")));
  } catch (thrown) {
    tell(inWords(asFault(thrown)));
  }
}
