import type { Status } from "../../ipc";

/** What a key does on a row of the register that is typed up; null: nothing of ours. */
export type Stroke =
  | { mark: Status | null; move: 1 | 0 }
  | { mark?: undefined; move: 1 | -1 }
  | { mark?: undefined; to: "first" | "last" };

/**
 * One key a person: it marks and goes on. Letters count only while a row has the focus, so that nobody
 * who speaks or dictates to the page marks anyone by accident.
 */
export function stroke(key: string): Stroke | null {
  switch (key) {
    case "h":
    case "H":
    case " ":
    case "Enter":
      return { mark: "here", move: 1 };
    case "a":
    case "A":
      return { mark: "apologies", move: 1 };
    case "n":
    case "N":
      return { mark: "noWord", move: 1 };
    case "Backspace":
    case "Delete":
      return { mark: null, move: 0 };
    case "ArrowDown":
      return { move: 1 };
    case "ArrowUp":
      return { move: -1 };
    case "Home":
      return { to: "first" };
    case "End":
      return { to: "last" };
    default:
      return null;
  }
}

/** Which row a number typed from the paper means: -1 if none. */
export const rowOf = (numbers: readonly number[], typed: string): number =>
  /^\d+$/.test(typed.trim()) ? numbers.indexOf(Number(typed)) : -1;
