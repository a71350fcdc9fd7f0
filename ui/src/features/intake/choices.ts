import type { Choices, Column, Keep, ListPreview, RowFix, SheetColumn } from "../../ipc";

/** Nothing decided yet. Nothing is ticked beforehand: what is not answered stays a question. */
export const undecided: Choices = {
  columns: [],
  fixes: [],
  same: [],
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
