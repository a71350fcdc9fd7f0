import { render } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { check } from "../../../dev/check";
import type { Choices, ListPreview, Problem, What } from "../../ipc";
import Check from "./Check.svelte";
import { asked, meaning, undecided, withColumn, withFix, withSame } from "./choices";
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
  found("sameAs", { row: 13, name: "Bronwen Pugh", otherRow: 4 }),
];

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
  counts: { code: "", offered: 14, yes: 11, maybe: 1, no: 1, notAsked: 1 },
  notAgreedRows: [2, 14],
  contactsNeedAnswer: true,
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
    "row-10-phone: Row 10: this is not one phone number",
    "row-11-email: Row 11: email address does not look right",
    "row-12-name: Row 12: the name is missing",
    "row-13-same: Row 13: looks the same as row 4",
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
    ondecide: () => Promise.resolve(),
    onwards: () => undefined,
    onagain: () => undefined,
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
  expect(links.at(-1)).toEqual({ field: null, text: "And 4 more things below." });
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

test("columns left out to keep people safe are asked about only when somebody says so", () => {
  const view = preview([]);
  const headings = (choices: Choices) => asked(view, choices).map((one) => one.index);
  expect(headings(undecided)).toEqual([1, 3, 4]);
  expect(headings(withColumn(undecided, 0, "phone"))).toEqual([0, 1, 3, 4]);
  const tel = view.columns[2];
  if (tel) expect(meaning(undecided, tel)).toBe("");
});
