import type { Skip, Suggestion, WhyNot } from "../../ipc";

/** Dates whose tick was taken off, each with why the group does not meet then. */
export type Left = Map<string, WhyNot>;

/**
 * The dates to plan, and those to skip. A date left out between two that stay is skipped, and the group
 * will be told so; one after the last is only not planned yet.
 */
export function asRequest(
  shown: readonly Suggestion[],
  left: Left,
): { dates: string[]; skipped: Skip[] } {
  const dates = shown.map((one) => one.date).filter((date) => !left.has(date));
  const last = dates.at(-1) ?? "";
  const skipped = shown.flatMap(({ date }) => {
    const why = left.get(date);
    return why && date < last ? [{ date, why }] : [];
  });
  return { dates, skipped };
}
