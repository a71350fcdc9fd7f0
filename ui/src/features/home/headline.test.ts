import { expect, test } from "vitest";
import { check } from "../../../dev/check";
import type { HomeView } from "../../ipc";
import { beforeTitle, compared, headline } from "./headline";
import { counted, standing } from "./standing";

const group = { id: "g", name: "Tuesday group" };
const nothing: HomeView = {
  today: "2026-11-20",
  next: null,
  running: null,
  toClose: null,
  group,
  before: [],
  whenYouFeelUpToIt: [],
  trend: [],
  lastNote: null,
  bring: [],
  tooMuch: null,
  otherGroups: [],
  empty: false,
};

const on = (date: string): HomeView => ({
  ...nothing,
  next: {
    id: "m",
    group,
    date,
    starts: "10:30:00",
    ends: "12:00:00",
    place: "",
    onTheList: 9,
    apologies: 0,
    isToday: date === nothing.today,
    runBy: null,
  },
});

test("what is to be done before then says when that is", () => {
  check(
    (date: string) => beforeTitle(date, nothing.today),
    [["2026-11-20"], "Before today’s meeting"],
    [["2026-11-21"], "Before tomorrow"],
    [["2026-11-26"], "Before Thursday"],
    [["2026-11-27"], "Before Friday 27 November"],
    [["2027-01-08"], "Before Friday 8 January 2027"],
  );
});

test("the heading of Home is the answer", () => {
  const late = { id: "m", group, date: "2026-11-17" };
  check(
    headline,
    [[nothing], "Plan your next meeting"],
    [[on("2026-11-20")], "Your meeting is today"],
    [[on("2026-11-21")], "Your next meeting is tomorrow"],
    [[on("2026-11-24")], "Your next meeting is on Tuesday"],
    [[on("2026-11-27")], "Your next meeting is on Friday 27 November"],
    [[on("2027-01-05")], "Your next meeting is on Tuesday 5 January 2027"],
    [[{ ...on("2026-11-24"), toClose: late }], "Did you meet on Tuesday?"],
    [[{ ...on("2026-11-24"), toClose: late, running: late }], "Your meeting is running"],
  );
});

test("the last meeting is compared gently, and not with too little", () => {
  const came = (...here: number[]) => here.map((one) => ({ here: one }));
  check(
    compared,
    [[came()], null],
    [[came(8)], null],
    [[came(8, 2)], null],
    [[came(8, 8, 8)], "usual"],
    [[came(8, 8, 7)], "usual"],
    [[came(10, 10, 8)], "usual"],
    [[came(8, 8, 4)], "fewer"],
    [[came(4, 4, 8)], "more"],
  );
  expect(compared(came(0, 0, 0)), "nobody came, as before").toBe("usual");
});

test("the service’s Home says how many meet, and apart from them how many are being set up", () => {
  const groups = (now: number, setUp: number, cameOf100: number | null = null) => ({
    look: 0,
    well: now,
    now,
    setUp,
    people: now * 10,
    cameOf100,
  });
  check(
    counted,
    [[groups(0, 0)], undefined],
    [[groups(0, 1)], undefined],
    [[{ ...groups(0, 1), look: 1 }], "1 group is being set up."],
    [[groups(1, 0)], "1 group is meeting, with 10 people."],
    [[groups(2, 0, 65)], "2 groups are meeting, with 20 people. 65 in 100 came last time."],
    [[groups(2, 3)], "2 groups are meeting, with 20 people. 3 more are being set up."],
  );
  check(
    standing,
    [[groups(0, 0)], "No group is meeting here"],
    [[groups(0, 2)], "2 groups are being set up."],
    [[groups(2, 1)], "2 groups are going well."],
    [[{ ...groups(0, 2), look: 1 }], "1 group needs a look."],
    [[{ ...groups(1, 0), look: 3 }], "3 groups need a look. 1 is going well."],
  );
});
