import { expect, test } from "vitest";
import { check } from "../../../dev/check";
import type { DayNotes } from "../../ipc";
import { likelyWhy, notesInWords } from "./notes";
import { patternOf, patterns, ruleInWords, ruleOf } from "./rule";

test("a rule is said as a host would say it", () => {
  check(
    ruleInWords,
    [[{ kind: "weekly", every: 1, day: "monday" }], "Every week on a Monday"],
    [[{ kind: "weekly", every: 4, day: "tuesday" }], "Every 4 weeks on a Tuesday"],
    [
      [{ kind: "monthlyDay", every: 1, nth: "first", day: "monday" }],
      "The first Monday of each month",
    ],
    [
      [{ kind: "monthlyDay", every: 2, nth: "last", day: "friday" }],
      "The last Friday of every 2 months",
    ],
    [[{ kind: "monthlyDate", every: 1, date: 1 }], "The 1st of each month"],
    [[{ kind: "monthlyDate", every: 1, date: 12 }], "The 12th of each month"],
    [[{ kind: "monthlyDate", every: 3, date: 22 }], "The 22nd of every 3 months"],
    [[{ kind: "monthlyDate", every: 1, date: 23 }], "The 23rd of each month"],
    [[{ kind: "monthlyLast", every: 1 }], "The last day of each month"],
    [[{ kind: "monthlyLast", every: 2 }], "The last day of every 2 months"],
  );
});

test("a pattern stays when the first date changes, and takes its day from it", () => {
  const said = (pattern: string, first: string) => {
    const rule = ruleOf(pattern, first);
    return rule && ruleInWords(rule);
  };
  check(
    said,
    [["weekly:4", "2026-11-24"], "Every 4 weeks on a Tuesday"],
    [["weekly:4", "2026-11-26"], "Every 4 weeks on a Thursday"],
    [["second:1", "2026-11-24"], "The second Tuesday of each month"],
    [["date:1", "2026-11-24"], "The 24th of each month"],
    [["once", "2026-11-24"], null],
  );
  for (const { value } of patterns("2026-11-29", "last:3")) {
    const rule = ruleOf(value, "2026-11-29");
    expect(rule && patternOf(rule), "there and back").toBe(value);
  }
  expect(patterns("2026-11-29", "last:3").at(-1)?.label).toBe("The last Sunday of every 3 months");
});

test("the last day of the month is offered where the first date is one", () => {
  const offered = (first: string) =>
    patterns(first, "weekly:4").some((one) => one.value === "lastDay:1");
  check(
    offered,
    [["2026-11-30"], true],
    [["2026-11-29"], false],
    [["2028-02-28"], false],
    [["2028-02-29"], true],
  );
});

test("a day says what there is to know about it", () => {
  const plain: DayNotes = { bankHoliday: null, christmas: false };
  const easter = { name: "easterMonday" as const, substitute: false, published: true };
  check(
    notesInWords,
    [[plain], null],
    [[{ ...plain, bankHoliday: easter }], "A bank holiday: Easter Monday. Is the place open?"],
    [
      [{ ...plain, bankHoliday: { ...easter, published: false } }],
      "Likely a bank holiday: Easter Monday. Is the place open?",
    ],
    [
      [{ christmas: true, bankHoliday: { ...easter, name: "boxing", substitute: true } }],
      "A bank holiday, in place of Boxing Day. Is the place open?",
    ],
    [[{ ...plain, christmas: true }], "Around Christmas and New Year. Is the place open?"],
  );
  check(
    likelyWhy,
    [[plain], "other"],
    [[{ ...plain, christmas: true }], "holidays"],
    [[{ christmas: true, bankHoliday: easter }], "bankHoliday"],
  );
});
