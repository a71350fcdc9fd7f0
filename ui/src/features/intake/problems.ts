import type { ListPreview, Problem as Found, What } from "../../ipc";
import type { Problem } from "../../shared";
import { say } from "./say";

/** As many as the summary names; the page below shows them all. */
const NAMED = 6;

// Keys of the words hold no dots. Complete by type.
const keys = {
  "phone.tooShort": "phone_tooShort",
  "phone.letters": "phone_letters",
  "phone.several": "phone_several",
  "phone.lost": "phone_lost",
  "email.malformed": "email_malformed",
  "name.missing": "name_missing",
  sameAs: "sameAs",
  sameAsMember: "sameAsMember",
  changed: "changed",
  "file.openQuote": "openQuote",
  "column.unknown": "column_unknown",
  "column.twice": "column_twice",
  noNameColumn: "noNameColumn",
  noAgreedColumn: "noAgreedColumn",
  noSharePhone: "noSharePhone",
} as const satisfies Record<What, string>;

/** The box where a problem with a row is put right. */
export const boxes = {
  "phone.tooShort": "phone",
  "phone.letters": "phone",
  "phone.several": "phone",
  "phone.lost": "phone",
  "email.malformed": "email",
  "name.missing": "name",
} as const satisfies Partial<Record<What, string>>;

export type Boxed = keyof typeof boxes;
export const isBoxed = (what: What): what is Boxed => what in boxes;

export const columnId = (index: number) => `column-${index}`;
export const rowId = (row: number, part: string) => `row-${row}-${part}`;

export const heading = (preview: ListPreview, index: number | null): string => {
  const column = preview.columns.find((one) => one.index === index);
  return column?.heading || say("check.noHeading", { at: (index ?? 0) + 1 });
};

/** The id of the control that puts it right. */
function place(found: Found, preview: ListPreview): string {
  switch (found.what) {
    case "column.unknown":
    case "column.twice":
      return columnId(found.column ?? 0);
    case "noNameColumn":
      return columnId(preview.columns.find((one) => one.sensitive === null)?.index ?? 0);
    case "noAgreedColumn":
      return "agreed";
    case "noSharePhone":
      return "contacts";
    case "sameAs":
      return rowId(found.row ?? 0, "same");
    case "sameAsMember":
      return rowId(found.row ?? 0, "member");
    case "changed":
      return rowId(found.row ?? 0, found.detail ?? "");
    case "file.openQuote":
      return rowId(found.row ?? 0, "quote");
    default:
      return rowId(found.row ?? 0, boxes[found.what]);
  }
}

/** A problem as a line of the summary that leads to where it is put right. */
export const asLink = (found: Found, preview: ListPreview): Problem => ({
  field: place(found, preview),
  text: say(`problem.${keys[found.what]}`, {
    heading: heading(preview, found.column),
    row: found.row,
    other: found.otherRow,
    name: found.otherName ?? found.name,
  }),
});

/** The summary: the first few, and how many more there are. */
export function summary(preview: ListPreview): Problem[] {
  const links = preview.problems.slice(0, NAMED).map((found) => asLink(found, preview));
  const more = preview.problems.length - NAMED;
  return more > 0 ? [...links, { field: null, text: say("check.more", { count: more }) }] : links;
}

/** What is wrong with a row, said beside it. */
export function fault(found: Found): string {
  if (found.what === "sameAs") {
    return say("fault.sameAs", { other: found.otherRow, name: found.otherName });
  }
  if (found.what === "sameAsMember") return say("fault.sameAsMember", { name: found.otherName });
  if (!isBoxed(found.what)) return "";
  return say(`fault.${keys[found.what]}`, { value: found.value });
}
