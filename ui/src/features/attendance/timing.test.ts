import { expect, test } from "vitest";
import { check } from "../../../dev/check";
import { outlook, stretch, timeLeft, used } from "./timing";

const MINUTE = 60_000;
const at = (minutes: number) => 1_795_000_000_000 + minutes * MINUTE;

test("what is left is said in whole minutes, never none, and never as a fault", () => {
  const left = (now: number, ends: number) => {
    const said = timeLeft(at(now), at(ends));
    return `${said.state} ${said.minutes}`;
  };
  check(
    left,
    [[0, 30], "left 30"],
    [[6.6, 30], "left 23"],
    [[29.2, 30], "left 1"],
    [[29.9, 30], "left 1"],
    [[30, 30], "up 0"],
    [[30.9, 30], "up 0"],
    [[31, 30], "over 1"],
    [[33.9, 30], "over 3"],
  );
});

test("how much is used never passes the whole", () => {
  const on = (now: number) => {
    const startedAt = new Date(at(0)).toISOString();
    const endsAt = new Date(at(30)).toISOString();
    const part = used(at(now), { item: null, startedAt, endsAt, last: false });
    return `${part.minutes} of ${part.of}`;
  };
  check(on, [[-2], "0 of 30"], [[7.5], "7 of 30"], [[30], "30 of 30"], [[44], "30 of 30"]);
});

test("what runs over moves the rest along", () => {
  const starts = (now: number) => {
    const found = outlook(at(now), at(30), [{ minutes: 10 }, { minutes: 15 }]);
    const minutes = [...found.items.map((one) => one.at), found.end];
    return minutes.map((one) => (one.getTime() - at(0)) / MINUTE);
  };
  expect(starts(10)).toEqual([30, 40, 55]);
  expect(starts(34)).toEqual([34, 44, 59]);
});

test("a break to move is suggested after so long, unless it was put off or never wanted", () => {
  const iso = (minutes: number | null) =>
    minutes === null ? null : new Date(at(minutes)).toISOString();
  const sat = (now: number, since: number | null, notBefore: number | null, after: number) =>
    stretch(at(now), { since: iso(since), notBefore: iso(notBefore) }, after);
  check(
    sat,
    [[49, 0, null, 50], null],
    [[50, 0, null, 50], 50],
    [[75.5, 0, null, 50], 75],
    [[55, 0, 60, 50], null],
    [[60, 0, 60, 50], 60],
    [[90, null, null, 50], null],
    [[90, 0, null, 0], null],
    [[30, 0, null, 20], 30],
  );
});
