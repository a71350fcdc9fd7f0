/** Something to put right: the id of the box at fault (null when it is the whole page) and why. */
export type Problem = { field: string | null; text: string };

/** The sentence for one box, for its `error` property. */
export const problemAt = (problems: readonly Problem[], field: string): string | undefined =>
  problems.find((problem) => problem.field === field)?.text;
