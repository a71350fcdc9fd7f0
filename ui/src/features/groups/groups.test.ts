import { expect, test } from "vitest";
import { check } from "../../../dev/check";
import type { MemberRow, Word } from "../../ipc";
import { few } from "./few";
import { repeated, typedNames } from "./names";
import { monthOf, standing } from "./standing";
import { usual } from "./trend";

const row = (word: Word, more: Partial<MemberRow> = {}): MemberRow => ({
  id: "p",
  name: "Grace",
  word,
  count: null,
  backOn: null,
  host: false,
  you: false,
  ...more,
});

test("what the list says of somebody, with a tag for the exceptions only", () => {
  const said = (one: MemberRow) => {
    const { text, tag } = standing(one);
    return tag ? `${text} [${tag.text}]` : text;
  };
  check(
    said,
    [[row("cameLast")], "Came last time"],
    [[row("cameLast", { you: true, host: true })], "You. Runs the group."],
    [[row("missedLast", { host: true })], "Runs the group. Missed last time"],
    [[row("missedLastN", { count: 3 })], "Missed the last 3 [Check in]"],
    [[row("new")], "New to the group [New]"],
    [[row("onBreak")], "No date to come back yet [Taking a break]"],
    [[row("neverCame")], "Has not come yet"],
  );
});

test("a month has its year only where it could be mistaken", () => {
  check(
    monthOf,
    [["2026-03-02", "2026-11-20"], "March"],
    [["2027-02-09", "2026-11-20"], "February"],
    [["2025-12-09", "2026-11-20"], "December 2025"],
    [["2027-11-09", "2026-11-20"], "November 2027"],
  );
});

test("how many come, and whether that has been changing", () => {
  const said = (...here: number[]) => {
    const found = usual(here.map((one) => ({ here: one })));
    return found && `${found.about} ${found.way}`;
  };
  check(
    said,
    [[], null],
    [[3, 9], "6 null"],
    [[7, 8, 9, 6, 8, 8], "8 steady"],
    [[10, 10, 10, 7, 6, 6], "8 fewer"],
    [[4, 4, 8, 9], "6 more"],
  );
});

test("small numbers are not shown, nor what a subtraction would tell", () => {
  check(
    (...numbers: number[]) => few(numbers).join(" "),
    [[14, 6, 5, 9], "14 6 5 9"],
    [[14, 6, 3, 1], "14 6 few few"],
    [[14, 6, 3, 0], "14 few few 0"],
    [[5, 0, 0, 0], "5 0 0 0"],
  );
});

test("names come one a line; a name that is there twice is pointed out", () => {
  expect(typedNames(" Ann \n\n  Bob   Lee\n")).toEqual(["Ann", "Bob Lee"]);
  expect(repeated(["Ann", "Bob", "ann", "ANN", "Bob"])).toEqual(["Ann", "Bob"]);
});
