import { expect, test } from "vitest";
import { byDay } from "./lines";

test.each([
  ["nothing", [], []],
  [
    "two days",
    ["2026-11-25T10:00:00Z", "2026-11-25T09:00:00Z", "2026-11-24T09:00:00Z"],
    [
      ["2026-11-25", 2],
      ["2026-11-24", 1],
    ],
  ],
  [
    "a clock that was put back",
    ["2026-11-24T10:00:00Z", "2026-11-25T09:00:00Z", "2026-11-24T09:00:00Z"],
    [
      ["2026-11-25", 1],
      ["2026-11-24", 2],
    ],
  ],
  ["after midnight in summer", ["2026-07-01T23:30:00Z"], [["2026-07-02", 1]]],
])("changes by day: %s", (_, times, expected) => {
  const days = byDay(times.map((at) => ({ at })));
  expect(days.map(({ day, rows }) => [day, rows.length])).toEqual(expected);
});
