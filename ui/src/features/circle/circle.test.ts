import { expect, test } from "vitest";
import type { Side, TwiceRow } from "../../ipc";
import { inOneLine } from "./lists";
import { aboutIt, said } from "./twice";

const row = (what: string, about: string[] = []): TwiceRow => ({ id: "1", what, about, said: [] });
const side = (words: string): Side => ({
  by: "a",
  seq: 1,
  name: "Ann",
  you: false,
  words,
  shows: false,
});

test("what was written twice is said in words", () => {
  const check = (what: string, about: string[], expected: string) =>
    expect(aboutIt(row(what, about))).toBe(expected);
  check("member.phone", ["Ann Pargeter"], "Phone number: Ann Pargeter");
  check("support_group.name", ["Walkers"], "The group’s name");
  check("meeting.place", ["2026-11-24"], "Where a meeting is: Tuesday 24 November");
  check("rhythm.calendar_name", [], "Something else");
});

test("both sides are said as people read them", () => {
  const check = (what: string, words: string, expected: string) =>
    expect(said(row(what), side(words))).toBe(expected);
  check("member.state", "onBreak", "takes a break");
  check("attendance.status", "noWord", "no word");
  check("attendance.status", "fromTheFuture", "fromTheFuture");
  check("meeting.on_date", "2026-11-24", "Tuesday 24 November");
  check("member.present", "0", "taken away");
  check("member.present", "1", "on the list");
  check("member.phone", "", "nothing");
  check("member.name", "constructor", "constructor");
});

test("names stand in one line", () => {
  expect(inOneLine([])).toBe("");
  expect(inOneLine(["Aisha"])).toBe("Aisha");
  expect(inOneLine(["Aisha", "Kwame", "Jo"])).toBe("Aisha, Kwame and Jo");
});
