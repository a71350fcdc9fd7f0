import type { HowCame, Status } from "../../ipc";

/** What a key does on a row of the register that is typed up; null: nothing of ours. */
export type Stroke =
  | { how: How; move: 1 }
  | { mark: Status | null; move: 1 | 0 }
  | { move: 1 | -1 }
  | { to: "first" | "last" };

/** How somebody came, as a key says it. */
export type How = "late" | "leftEarly" | "phone" | "video";

/** The same key again takes it back. */
export function withHow(how: HowCame, said: How): HowCame {
  switch (said) {
    case "late":
      return { ...how, late: !how.late };
    case "leftEarly":
      return { ...how, leftEarly: !how.leftEarly };
    case "phone":
    case "video":
      return { ...how, joinedBy: how.joinedBy === said ? null : said };
  }
}

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
    case "l":
    case "L":
      return { how: "late", move: 1 };
    case "e":
    case "E":
      return { how: "leftEarly", move: 1 };
    case "p":
    case "P":
      return { how: "phone", move: 1 };
    case "v":
    case "V":
      return { how: "video", move: 1 };
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
