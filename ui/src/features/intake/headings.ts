import type { ListLayout } from "../../ipc";
import { say } from "./say";

/** The rows of the headings as the value of a choice: "3", "3+4", or "" for none. */
export const asValue = (rows: readonly number[]): string => rows.join("+");
export const asRows = (value: string): number[] => (value ? value.split("+").map(Number) : []);

/** What the headings may be: each of the first rows, two that follow each other, or none. */
export function headingOptions(layout: ListLayout): { value: string; label: string }[] {
  const rows = layout.starts.map((start) => start.row);
  const one = layout.starts.map(({ row, text }) => ({
    value: asValue([row]),
    label: say("read.headings.one", { row, text }),
  }));
  const two = rows
    .filter((row) => rows.includes(row + 1))
    .slice(0, 4)
    .map((row) => ({
      value: asValue([row, row + 1]),
      label: say("read.headings.two", { first: row, last: row + 1 }),
    }));
  return [...one, ...two, { value: "", label: say("read.headings.none") }];
}

/** What was understood, in a sentence. */
export function understood(layout: ListLayout, people: number): string {
  const sheet = layout.sheets[layout.sheet]?.name;
  const [first, last] = layout.headingRows;
  const from = sheet ? say("read.fromSheet", { sheet }) : say("read.fromFile");
  const headings =
    first === undefined
      ? say("read.noHeadings")
      : last === undefined
        ? say("read.headingsIn", { row: first })
        : say("read.headingsInTwo", { first, last });
  return say("read.people", { count: people, from, headings });
}
