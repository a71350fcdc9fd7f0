import { expect, test } from "vitest";
import { check } from "../../../dev/check";
import type { CohortRow, ProgrammeCounts, ProgrammeDetails } from "../../ipc";
import { Typed } from "./details.svelte";
import { answered, said, span, titleOf, typedNumber } from "./sentences";

const counts = (people: number, offered: number, yes: number): ProgrammeCounts => ({
  code: "",
  people,
  offered,
  yes,
  maybe: 0,
  no: 0,
  waiting: offered - yes,
  notAsked: people - offered,
});

const details: ProgrammeDetails = {
  code: "PMP 26-11",
  name: "12 mornings",
  firstDay: "2026-08-04",
  lastDay: "2026-11-10",
  place: "Westerby library",
  started: 14,
  finished: 11,
};

const row: CohortRow = {
  id: "c1",
  name: "Ann Price",
  finished: "notKnown",
  answer: "no",
  answeredOn: "2026-11-24",
  offeredOn: "2026-11-03",
  offeredBy: "Jo Marsh",
  why: { reasons: ["dayOrTime", "gettingThere"], main: "gettingThere", fine: [], toldBy: null },
  places: [],
};

test("the heading of a programme is the answer", () => {
  check(
    (people: number, offered: number, yes: number) => answered(counts(people, offered, yes)),
    [[14, 11, 8], "11 of 14 were offered the group. 8 said yes."],
    [[14, 11, 0], "11 of 14 were offered the group. Nobody said yes yet."],
    [[14, 0, 0], "Nobody was offered the group yet."],
    [[0, 0, 0], "Nobody is on this programme yet"],
  );
  expect(titleOf({ code: "", name: "Online" })).toBe("Online");
  expect(titleOf({ code: "", name: "" })).toBe("Programme without a code");
});

test("when it was, and how many started and finished, as far as it is known", () => {
  check(
    (part: Partial<ProgrammeDetails>, finished: number | null) =>
      span({ ...details, ...part }, finished),
    [
      [{}, null],
      "12 mornings, Westerby library, August 2026 to November 2026. 14 started. 11 finished.",
    ],
    [
      [{ code: "", place: "", started: null, finished: null, firstDay: null }, 9],
      "until November 2026. 9 finished.",
    ],
    [
      [{ name: "", place: "", firstDay: null, lastDay: null, started: null, finished: null }, null],
      "",
    ],
  );
});

test("what is known of an answer, in a line", () => {
  const year = new Date().getFullYear();
  const on = (day: string) => (year === 2026 ? day : `${day} 2026`);
  check(
    (part: Partial<CohortRow>) => said({ ...row, ...part }),
    [
      [{}],
      `Said no on ${on("24 November")}. Why: Getting there is too hard; The day or time doesn’t work.`,
    ],
    [
      [{ answer: "notAsked", why: { ...row.why, reasons: [], main: null } }],
      `Was told on ${on("3 November")}. No answer yet.`,
    ],
    [
      [
        {
          answer: "notAsked",
          offeredOn: null,
          finished: "no",
          why: { ...row.why, reasons: [], main: null },
        },
      ],
      "Not asked yet. Did not finish the programme.",
    ],
  );
});

test("numbers are typed, or left empty", () => {
  check(
    typedNumber,
    [["14"], 14],
    [[" 0 "], 0],
    [[""], null],
    [["about 10"], undefined],
    [["-3"], undefined],
    [["1.5"], undefined],
  );
});

test("what is half written is said before anything is sent", () => {
  const typed = new Typed(details);
  expect(typed.problems()).toEqual([]);
  expect(typed.details()).toEqual(details);
  typed.started = "many";
  typed.lastUnfinished = true;
  expect(typed.problems().map((problem) => problem.field)).toEqual(["lastDay", "started"]);
});
