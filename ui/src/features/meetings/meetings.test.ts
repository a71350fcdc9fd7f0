import { test } from "vitest";
import { check } from "../../../dev/check";
import { asRequest } from "./choosing";
import { itemTitle, minutesFor } from "./items";
import { lengthInWords } from "./length";

test("what is left out between two dates is skipped, what comes after the last is not planned yet", () => {
  const shown = ["2026-12-01", "2026-12-29", "2027-01-26"].map((date) => ({
    date,
    weeksAway: 0,
    notes: { bankHoliday: null, christmas: false },
  }));
  const asked = (...left: string[]) =>
    asRequest(shown, new Map(left.map((date) => [date, "placeClosed" as const])));
  check(
    asked,
    [[], { dates: ["2026-12-01", "2026-12-29", "2027-01-26"], skipped: [] }],
    [
      ["2026-12-29"],
      {
        dates: ["2026-12-01", "2027-01-26"],
        skipped: [{ date: "2026-12-29", why: "placeClosed" }],
      },
    ],
    [
      ["2026-12-01", "2027-01-26"],
      { dates: ["2026-12-29"], skipped: [{ date: "2026-12-01", why: "placeClosed" }] },
    ],
    [["2026-12-01", "2026-12-29", "2027-01-26"], { dates: [], skipped: [] }],
  );
});

test("lengths and titles in words", () => {
  check(
    lengthInWords,
    [[1], "1 minute"],
    [[60], "1 hour"],
    [[95], "1 hour 35 minutes"],
    [[120], "2 hours"],
  );
  check(
    itemTitle,
    [[{ kind: "movement", title: "" }], "Stretch and move about"],
    [[{ kind: "topic", title: "Sleep and pain" }], "Sleep and pain"],
  );
  check((minutes: number) => minutesFor(minutes).includes(minutes), [[20], true], [[37], true]);
});
