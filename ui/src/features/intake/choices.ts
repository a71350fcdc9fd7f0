import type {
  Choices,
  Column,
  Keep,
  ListDetail,
  ListPreview,
  RowFix,
  SheetColumn,
} from "../../ipc";
import { say } from "./say";

/** Nothing decided yet. Nothing is ticked beforehand: what is not answered stays a question. */
export const undecided: Choices = {
  columns: [],
  fixes: [],
  same: [],
  people: [],
  members: [],
  values: [],
  everyoneAgreed: null,
  hostMayHaveContacts: null,
};

export const withColumn = (choices: Choices, index: number, is: Column): Choices => ({
  ...choices,
  columns: [...choices.columns.filter((one) => one.index !== index), { index, is }],
});

/** Adds to what was put right in a row before: its phone number and then its email, say. */
export function withFix(
  choices: Choices,
  row: number,
  part: Partial<Omit<RowFix, "row">>,
): Choices {
  const none: RowFix = { row, phone: null, email: null, name: null, skip: false };
  const before = choices.fixes.find((one) => one.row === row) ?? none;
  return {
    ...choices,
    fixes: [...choices.fixes.filter((one) => one.row !== row), { ...before, ...part }],
  };
}

export const withSame = (choices: Choices, row: number, otherRow: number, keep: Keep): Choices => ({
  ...choices,
  same: [
    ...choices.same.filter((one) => one.row !== row || one.otherRow !== otherRow),
    { row, otherRow, keep },
  ],
});

/** A row that we took for no person is one after all. */
export const withPerson = (choices: Choices, row: number): Choices => ({
  ...choices,
  people: [...choices.people.filter((one) => one !== row), row],
});

/** Whether a row is somebody who is on the group's list. */
export const withMember = (
  choices: Choices,
  row: number,
  member: string,
  same: boolean,
): Choices => ({
  ...choices,
  members: [
    ...choices.members.filter((one) => one.row !== row || one.member !== member),
    { row, member, same },
  ],
});

/** Which of two values stands; for several at once where somebody says so. */
export const withValues = (
  choices: Choices,
  which: readonly { row: number; detail: ListDetail }[],
  take: boolean,
): Choices => ({
  ...choices,
  values: [
    ...choices.values.filter(
      (one) => !which.some((other) => other.row === one.row && other.detail === one.detail),
    ),
    ...which.map(({ row, detail }) => ({ row, detail, take })),
  ],
});

/** How many who are in the group have something changed by this list. */
export const changing = (preview: ListPreview): number =>
  new Set(preview.against?.differences.filter((one) => one.take).map((one) => one.member)).size;

/** What the button says that brings the list in. */
export function brings(preview: ListPreview): string {
  const count = changing(preview);
  if (count === 0) return say("check.bring", { count: preview.willBringIn });
  return preview.willBringIn === 0
    ? say("check.change", { count })
    : say("check.both", { new: preview.willBringIn, count });
}

/** What a column is as things stand; "" while nobody knows. */
export const meaning = (choices: Choices, column: SheetColumn): Column | "" =>
  choices.columns.find((one) => one.index === column.index)?.is ?? column.guess ?? "";

/** The columns to ask about: all but those left out to keep people safe. */
export const asked = (preview: ListPreview, choices: Choices): SheetColumn[] =>
  preview.columns.filter(
    (column) =>
      column.sensitive === null || choices.columns.some((one) => one.index === column.index),
  );

export const leftOut = (preview: ListPreview, choices: Choices): SheetColumn[] =>
  preview.columns.filter((column) => !asked(preview, choices).includes(column));
