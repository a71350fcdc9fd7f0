import { expect } from "vitest";

/** Many cases, one question: `check(longDay, [["2026-11-24"], "Tuesday 24 November"], ...)`. */
export function check<A extends unknown[], R>(
  ask: (...given: A) => R,
  ...cases: [given: A, expected: R][]
): void {
  for (const [given, expected] of cases) {
    expect(ask(...given), JSON.stringify(given)).toEqual(expected);
  }
}
