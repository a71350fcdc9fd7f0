import { actInWords, type ChangeRow } from "../../ipc";
import { dayHere } from "../../shared";
import { say } from "./say";

/** What was done, as a sentence begins: "Adding a person", "Took back: adding a person". */
export function what(row: Pick<ChangeRow, "act" | "undid" | "times">): string {
  const done = row.undid
    ? say("changes.undid", { what: actInWords(row.undid) })
    : capital(actInWords(row.act));
  return row.times > 1 ? `${done} (${say("changes.times", { count: row.times })})` : done;
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The changes of each day together, in the order they came in. */
export function byDay<T extends Pick<ChangeRow, "at">>(
  rows: readonly T[],
): readonly { day: string; rows: readonly T[] }[] {
  const days: { day: string; rows: T[] }[] = [];
  for (const row of rows) {
    const day = dayHere(row.at);
    const last = days.at(-1);
    if (last?.day === day) last.rows.push(row);
    else days.push({ day, rows: [row] });
  }
  return days;
}
