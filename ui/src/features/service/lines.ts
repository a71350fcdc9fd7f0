import { actInWords, type ChangeRow } from "../../ipc";
import { dayHere } from "../../shared";
import { say } from "./say";

/** What was done, as a sentence begins: "Adding a person", "Took back: adding a person", "Did again: adding a person". */
export function what(row: Pick<ChangeRow, "act" | "undid" | "times">): string {
  const about = row.undid === null ? null : { what: actInWords(row.undid) };
  const done = !about
    ? capital(actInWords(row.act))
    : say(row.act === "redo" ? "changes.redid" : "changes.undid", about);
  return row.times > 1 ? `${done} (${say("changes.times", { count: row.times })})` : done;
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/**
 * The changes of each day together, the latest day first; in a day in the order they came in. A day is there
 * once, even if the clock was put back or two laptops' changes came together.
 */
export function byDay<T extends Pick<ChangeRow, "at">>(
  rows: readonly T[],
): readonly { day: string; rows: readonly T[] }[] {
  const days = new Map<string, T[]>();
  for (const row of rows) {
    const day = dayHere(row.at);
    const there = days.get(day);
    if (there) there.push(row);
    else days.set(day, [row]);
  }
  return [...days]
    .sort(([one], [other]) => other.localeCompare(one))
    .map(([day, of]) => ({ day, rows: of }));
}
