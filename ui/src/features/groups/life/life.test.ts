import { expect, test } from "vitest";
import { startWith } from "../agreed/starters";
import { monthsOn, weeksOn } from "./months";

test.each([
  ["2026-11-25", 1, "2026-12-25"],
  ["2026-11-30", 3, "2027-02-28"],
  ["2027-08-31", 6, "2028-02-29"],
  ["2026-12-31", 1, "2027-01-31"],
  ["2026-01-31", 1, "2026-02-28"],
])("%s and %i months is %s", (day, count, expected) => {
  expect(monthsOn(day, count)).toBe(expected);
});

test.each([
  ["2026-11-25", 6, "2027-01-06"],
  ["2027-10-28", 1, "2027-11-04"],
  ["2028-02-22", 1, "2028-02-29"],
])("%s and %i weeks is %s", (day, count, expected) => {
  expect(weeksOn(day, count)).toBe(expected);
});

test("each starter has words that fit a line", () => {
  for (const what of ["agreement", "supportPlan"] as const) {
    const lines = startWith(what);
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) {
      expect(line.words).not.toContain("starter.");
      expect(line.words.length).toBeLessThan(300);
    }
  }
});
