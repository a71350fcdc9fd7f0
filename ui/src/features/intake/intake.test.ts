import { render } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { check } from "../../../dev/check";
import type { Choices, ListDifference, ListLayout, ListPreview, Problem, What } from "../../ipc";
import Check from "./Check.svelte";
import {
  asked,
  changing,
  meaning,
  undecided,
  withColumn,
  withFix,
  withMember,
  withPerson,
  withSame,
  withValues,
} from "./choices";
import { asRows, headingOptions, understood } from "./headings";
import { asLink, summary } from "./problems";

const column = (index: number, heading: string, more = {}) => ({
  index,
  heading,
  first: "",
  guess: null,
  sensitive: null,
  ...more,
});

const found = (what: What, more: Partial<Problem> = {}): Problem => ({
  what,
  row: null,
  column: null,
  name: null,
  value: null,
  otherRow: null,
  member: null,
  otherName: null,
  detail: null,
  options: [],
  ...more,
});

const everything: Problem[] = [
  found("column.unknown", { column: 3 }),
  found("column.twice", { column: 4 }),
  found("noNameColumn"),
  found("noAgreedColumn"),
  found("noSharePhone"),
  found("phone.tooShort", { row: 9, name: "Kwame Mensah", value: "07700 9001" }),
  found("phone.letters", { row: 10, value: "ring after 6" }),
  found("email.malformed", { row: 11, value: "kwame@" }),
  found("name.missing", { row: 12 }),
  found("sameAs", { row: 13, name: "Bronwen Pugh", otherRow: 4, otherName: "Bronwyn Pugh" }),
  found("phone.several", { row: 14, value: "1 or 2", options: ["07700 900112", "01632 960033"] }),
  found("phone.lost", { row: 15, value: "7.7E+09" }),
  found("sameAsMember", { row: 16, name: "Ann Tate", member: "m1", otherName: "Anne Tate" }),
  found("changed", { row: 17, name: "Bo Lee", member: "m2", detail: "phone" }),
  found("file.openQuote", { row: 18 }),
];

const difference = (row: number, take: boolean | null): ListDifference => ({
  row,
  member: `m${row}`,
  name: "Bo Lee",
  detail: "phone",
  old: "07700 900113",
  new: "07700 900119",
  take,
});

const preview = (problems: Problem[]): ListPreview => ({
  fileName: "list.xlsx",
  rows: 14,
  columns: [
    column(0, "NHS number", { guess: "leaveOut", sensitive: "nhsNumber" }),
    column(1, "Forename", { guess: "firstName" }),
    column(3, "Tel 2"),
    column(4, "", { guess: "phone" }),
  ],
  leftOut: [{ heading: "NHS number", sensitive: "nhsNumber" }],
  problems,
  willBringIn: 11,
  counts: { code: "", people: 14, offered: 13, yes: 11, maybe: 1, no: 1, waiting: 0, notAsked: 1 },
  notAgreedRows: [2, 14],
  reasonsNotRead: 0,
  contactsNeedAnswer: true,
  layout: {
    sheets: [
      { name: "Cohort", hidden: false },
      { name: "Old", hidden: true },
    ],
    sheet: 0,
    headingRows: [3],
    starts: [
      { row: 1, text: "Pain programme" },
      { row: 3, text: "Forename, Surname" },
      { row: 4, text: "Aisha, Begum" },
    ],
  },
  notPeople: [{ row: 19, text: "Total" }],
  died: [{ row: 20, name: "Jean Mackintosh" }],
  against: {
    same: 1,
    changed: 1,
    absent: 2,
    differences: [difference(17, null)],
    left: [],
    saidNo: [],
  },
});

test("each problem is a sentence with the place where it is put right", () => {
  const link = (problem: Problem) => {
    const { field, text } = asLink(problem, preview([]));
    return `${field}: ${text}`;
  };
  const said = [
    "column-3: Choose what ‘Tel 2’ is",
    "column-4: ‘Column 5’ says the same as another column. Leave one out",
    "column-1: Choose the column with the name",
    "agreed: Say whether everyone agreed",
    "contacts: Say whether the host may have phone numbers",
    "row-9-phone: Row 9: phone number is too short",
    "row-10-phone: Row 10: this is not a phone number",
    "row-11-email: Row 11: email address does not look right",
    "row-12-name: Row 12: the name is missing",
    "row-13-same: Row 13: looks the same as row 4",
    "row-14-phone: Row 14: choose one phone number",
    "row-15-phone: Row 15: the phone number was cut short",
    "row-16-member: Row 16: is this Anne Tate of your group?",
    "row-17-phone: Row 17: choose what is right for Bo Lee",
    "row-18-quote: Row 18: a quote mark is never closed",
  ];
  check(link, ...everything.map((one, index): [[Problem], string] => [[one], said[index] ?? ""]));
});

test("every link leads to something on the page that takes the focus", () => {
  const view = preview(everything);
  render(Check, {
    preview: view,
    choices: undecided,
    problems: [],
    still: true,
    steps: 3,
    busy: false,
    remembered: false,
    ondecide: () => Promise.resolve(),
    onlook: () => Promise.resolve(),
    onwards: () => undefined,
    onagain: () => undefined,
    onfile: () => undefined,
  });
  for (const one of everything) {
    const { field } = asLink(one, view);
    const target = document.getElementById(field ?? "");
    target?.focus();
    expect(document.activeElement?.id, one.what).toBe(field);
  }
});

test("the summary names a few and says how many more there are", () => {
  const links = summary(preview(everything));
  expect(links).toHaveLength(7);
  expect(links.at(-1)).toEqual({ field: null, text: "And 9 more things below." });
  expect(summary(preview([]))).toEqual([]);
});

test("what was decided adds up, and the last word on each thing stands", () => {
  const one = withFix(withFix(undecided, 9, { phone: "" }), 9, { email: "k@example.org" });
  expect(one.fixes).toEqual([
    { row: 9, phone: "", email: "k@example.org", name: null, skip: false },
  ]);
  const two = withColumn(withColumn(one, 3, "phone"), 3, "leaveOut");
  expect(two.columns).toEqual([{ index: 3, is: "leaveOut" }]);
  const three = withSame(withSame(two, 13, 4, "one"), 13, 4, "both");
  expect(three.same).toEqual([{ row: 13, otherRow: 4, keep: "both" }]);
});

test("what was said about the group adds up as well", () => {
  const one = withPerson(withPerson(undecided, 19), 19);
  expect(one.people).toEqual([19]);
  const two = withMember(withMember(one, 16, "m1", true), 16, "m1", false);
  expect(two.members).toEqual([{ row: 16, member: "m1", same: false }]);
  const both = [difference(17, null), difference(18, null)];
  const three = withValues(withValues(two, both, true), [difference(18, null)], false);
  expect(three.values).toEqual([
    { row: 17, detail: "phone", take: true },
    { row: 18, detail: "phone", take: false },
  ]);
  const differences = [difference(17, true), difference(18, false), difference(19, true)];
  const against = { same: 0, changed: 3, absent: 0, differences, left: [], saidNo: [] };
  expect(changing({ ...preview([]), against })).toBe(2);
});

test("what was understood is a sentence", () => {
  const layout = preview([]).layout;
  const say = (part: Partial<ListLayout>) => understood({ ...layout, ...part }, 14);
  check(
    say,
    [[{}], "We read 14 people from the sheet ‘Cohort’, headings in row 3."],
    [
      [{ sheets: [], headingRows: [1, 2] }],
      "We read 14 people from the file, headings in rows 1 and 2.",
    ],
    [[{ sheets: [], headingRows: [] }], "We read 14 people from the file, which has no headings."],
  );
  const options = headingOptions(layout).map((option) => option.label);
  expect(options).toEqual([
    "Row 1: Pain programme",
    "Row 3: Forename, Surname",
    "Row 4: Aisha, Begum",
    "Rows 3 and 4 together",
    "There are no headings",
  ]);
  expect(asRows("3+4")).toEqual([3, 4]);
  expect(asRows("")).toEqual([]);
});

test("columns left out to keep people safe are asked about only when somebody says so", () => {
  const view = preview([]);
  const headings = (choices: Choices) => asked(view, choices).map((one) => one.index);
  expect(headings(undecided)).toEqual([1, 3, 4]);
  expect(headings(withColumn(undecided, 0, "phone"))).toEqual([0, 1, 3, 4]);
  const tel = view.columns[2];
  if (tel) expect(meaning(undecided, tel)).toBe("");
});
