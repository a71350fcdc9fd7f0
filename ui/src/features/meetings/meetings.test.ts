import { test } from "vitest";
import { check } from "../../../dev/check";
import type { MeetingRow } from "../../ipc";
import { itemTitle, minutesFor } from "./items";
import { lengthInWords } from "./length";
import { minutesBetween, nextFirst, usualWeeks } from "./rhythm";

const meetings = (past: string[], upcoming: string[]) => {
  const row = (date: string) => ({ date }) as MeetingRow;
  // Past meetings come newest first, as from Rust.
  return { past: [...past].reverse().map(row), upcoming: upcoming.map(row) };
};

test("how often a group meets follows from its last two dates", () => {
  const weeks = (past: string[], upcoming: string[]) => usualWeeks(meetings(past, upcoming));
  check(
    weeks,
    [[[], []], 4],
    [[["2026-10-13"], []], 4],
    [[["2026-10-13", "2026-10-27"], []], 2],
    [[["2026-10-13"], ["2026-11-24"]], 6],
    [[["2025-01-07", "2026-10-13"], []], 12],
  );
});

test("the next date follows on from the last one, and never lies behind", () => {
  const first = (past: string[], upcoming: string[], today: string) =>
    nextFirst(meetings(past, upcoming), today);
  check(
    first,
    [[[], [], "2026-11-20"], null],
    [[["2026-10-13"], ["2026-11-24"], "2026-11-20"], "2027-01-05"],
    [[["2026-01-06", "2026-02-03"], [], "2026-11-20"], "2026-11-24"],
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
  check(minutesBetween, [["10:30:00", "12:15:00"], 105], [["23:30:00", "00:30:00"], 60]);
  check(
    itemTitle,
    [[{ kind: "movement", title: "" }], "Stretch and move about"],
    [[{ kind: "topic", title: "Sleep and pain" }], "Sleep and pain"],
  );
  check((minutes: number) => minutesFor(minutes).includes(minutes), [[20], true], [[37], true]);
});
