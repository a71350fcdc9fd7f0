import { test } from "vitest";
import { check } from "../../dev/check";
import {
  clock,
  clockHere,
  clockSpan,
  dayAndMonth,
  dayHere,
  daysBetween,
  longDay,
  shortMonth,
  typedDay,
} from "./dates";

test("a day reads as people say it", () => {
  check(
    longDay,
    [["2026-11-24", "2026-11-20"], "Tuesday 24 November"],
    [["2027-01-05", "2026-11-20"], "Tuesday 5 January 2027"],
    [["2024-02-29", "2024-01-01"], "Thursday 29 February"],
  );
  check(dayAndMonth, [["2026-03-01", "2026-11-20"], "1 March"]);
  check(shortMonth, [["2026-09-14"], "Sep"], [["2026-06-14"], "Jun"]);
});

test("a time reads as on an invitation", () => {
  check(
    clock,
    [["10:30:00"], "10:30am"],
    [["14:00:00"], "2pm"],
    [["12:00:00"], "midday"],
    [["12:05:00"], "12:05pm"],
    [["00:00:00"], "midnight"],
    [["00:15:00"], "12:15am"],
  );
  check(clockSpan, [["10:30:00", "12:30:00"], "10:30am to 12:30pm"]);
});

test("days between do not stumble when the clocks change", () => {
  check(
    daysBetween,
    [["2026-10-24", "2026-10-26"], 2],
    [["2026-03-28", "2026-03-30"], 2],
    [["2026-11-24", "2026-11-20"], -4],
  );
});

test("only days that exist are taken", () => {
  check(
    typedDay,
    [["24", "11", "2026"], "2026-11-24"],
    [["5", "1", "2027"], "2027-01-05"],
    [["29", "2", "2028"], "2028-02-29"],
    [["29", "2", "2026"], null],
    [["31", "4", "2026"], null],
    [["", "4", "2026"], null],
    [["x", "4", "2026"], null],
    [["1", "1", "26"], null],
  );
});

test("a moment is told by the clock of the hall, in winter and in summer", () => {
  check(
    dayHere,
    [["2026-11-24T23:30:00Z"], "2026-11-24"],
    [["2027-07-01T23:30:00Z"], "2027-07-02"],
  );
  check(clockHere, [["2026-11-24T10:30:00Z"], "10:30am"], [["2027-07-01T23:05:00Z"], "12:05am"]);
});
