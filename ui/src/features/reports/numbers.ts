import type { StayRow } from "../../ipc";

/** "72" of 7,214 out of 10,000. */
export const inHundred = (share: number): number => Math.round(share / 100);

/** Of 100 marks, how many say "came"; none where there are no marks. */
export const rate = (here: number, marked: number): number | null =>
  marked === 0 ? null : Math.round((here * 100) / marked);

/** The rows that stand below the curve: each year, and where anything changed; not more than a page holds. */
export function below(rows: readonly StayRow[], most = 9): StayRow[] {
  const whole = rows.filter((row) => row.month % 12 === 0);
  const changed = rows.filter(
    (row, at) =>
      row.month % 12 === 0 || at === rows.length - 1 || row.left !== (rows[at - 1]?.left ?? 0),
  );
  const shown = changed.length <= most ? changed : whole.length > 1 ? whole : changed;
  return shown.length <= most ? shown : [...shown.slice(0, most - 1), ...shown.slice(-1)];
}

/** The row that a sentence is about: a year if that may be shown, or else the next best. */
export function headline(rows: readonly StayRow[]): StayRow | undefined {
  for (const month of [12, 24, 6, 36, 18, 3]) {
    const row = rows.find((one) => one.month === month);
    if (row) return row;
  }
  return rows.find((row) => row.month > 0);
}

/** The points of the picture that have their number beside them: the first three years, or else the last. */
export function pointsOf(rows: readonly StayRow[]): StayRow[] {
  const years = rows.filter((row) => row.month > 0 && row.month % 12 === 0).slice(0, 3);
  return years.length > 0 ? years : rows.slice(1).slice(-1);
}
