import { expect, test } from "vitest";
import type { StayRow } from "../../ipc";
import { below, headline, inHundred, pointsOf, rate } from "./numbers";

const row = (month: number, left = 0): StayRow => ({
  month,
  there: 40 - left,
  left,
  tooEarly: 0,
  share: 10_000 - left * 250,
  low: null,
  high: null,
  silent: null,
});

test("a rate has a denominator or is none", () => {
  expect(rate(3, 4)).toBe(75);
  expect(rate(0, 4)).toBe(0);
  expect(rate(0, 0)).toBeNull();
  expect(inHundred(7_249)).toBe(72);
});

test.each([
  [[0, 3, 12], 12],
  [[0, 6, 24], 24],
  [[0, 7], 7],
  [[0], undefined],
])("the sentence is about the year if it may be: %j", (months, month) => {
  expect(headline(months.map((one) => row(one)))?.month).toBe(month);
});

test("below the curve stand the years and what changed, as many as fit", () => {
  const few = [row(0), row(5), row(7, 6), row(12, 6), row(20, 6), row(26, 11)];
  expect(below(few).map((one) => one.month)).toEqual([0, 7, 12, 26]);
  const many = Array.from({ length: 61 }, (_, month) => row(month, month % 40));
  expect(below(many).map((one) => one.month)).toEqual([0, 12, 24, 36, 48, 60]);
});

test("the picture has the numbers of three years beside it, or of its end", () => {
  const of = (...months: number[]) => pointsOf(months.map((one) => row(one)));
  expect(of(0, 12, 24, 36, 48).map((one) => one.month)).toEqual([12, 24, 36]);
  expect(of(0, 4, 7).map((one) => one.month)).toEqual([7]);
  expect(of(0)).toEqual([]);
});
