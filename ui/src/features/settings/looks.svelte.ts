import { call, commands, type Looks } from "../../ipc";
import { apply, textSizes, usualLooks } from "../../shared/looks";

let current = $state.raw<Looks>(usualLooks);

/** How things look on this laptop, and the few other choices kept in the same plain file. */
export const looks = {
  get current() {
    return current;
  },
};

/** Reads the choices and applies them. Called once, before anything is drawn. */
export async function readLooks(): Promise<void> {
  // A page in the usual looks is better than no page.
  current = await call(commands.looksRead()).catch(() => usualLooks);
  apply(current);
}

/** Applies a choice at once and keeps it. */
export async function choose(part: Partial<Looks>): Promise<void> {
  current = { ...current, ...part };
  apply(current);
  await call(commands.looksWrite(current));
}

/** The next larger text; after the largest comes the usual one again. */
export function nextTextSize(percent: number): number {
  return textSizes.find((size) => size > percent) ?? textSizes[0];
}

/** One step smaller, and no further than the usual. */
export function smallerTextSize(percent: number): number {
  return textSizes.findLast((size) => size < percent) ?? textSizes[0];
}
