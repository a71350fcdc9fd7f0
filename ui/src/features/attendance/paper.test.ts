import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";
import { takeUp, type HowCame, type PaperRegister, type Status } from "../../ipc";
import RegisterPage from "./RegisterPage.svelte";

const PEOPLE = 40;
const room: HowCame = { late: false, leftEarly: false, joinedBy: null };

// What the vault would hold.
const kept = vi.hoisted(() => ({ marks: new Map<string, { status: unknown; how: unknown }>() }));

vi.mock("../../ipc/bindings", () => {
  const ok = (data: unknown) => Promise.resolve({ status: "ok", data });
  const marked = () => ok({ done: { change: 7, touched: ["attendance"] }, tally: {} });
  const commands = {
    registerRead: () => ok(register()),
    attendanceMark: (_: string, member: string, status: Status | null) => {
      kept.marks.set(member, { status, how: room });
      return marked();
    },
    attendanceHow: (_: string, member: string, how: HowCame) => {
      kept.marks.set(member, { status: "here", how });
      return marked();
    },
    undo: () => {
      const last = [...kept.marks.keys()].at(-1);
      if (last) kept.marks.delete(last);
      return ok({ change: 8, touched: ["attendance"], what: "attendance.mark" });
    },
  };
  return { commands, events: {} };
});

function register(): PaperRegister {
  const lines = Array.from({ length: PEOPLE }, (_, nth) => {
    const member = `p${nth}`;
    const mark = kept.marks.get(member);
    return {
      number: nth + 1,
      member,
      name: `Person ${nth + 1}`,
      onBreak: false,
      status: (mark?.status ?? null) as Status | null,
      how: (mark?.how ?? room) as HowCame,
    };
  });
  const tally = { here: 0, apologies: 0, noWord: 0, notMarked: PEOPLE, guests: 0 };
  const group = { id: "g1", name: "Tuesday group" };
  return {
    id: "m1",
    group,
    date: "2026-11-24",
    state: "held",
    lines,
    guests: [],
    tally,
    printed: true,
  };
}

async function settled() {
  for (let turn = 0; turn < 200; turn++) await Promise.resolve();
  await tick();
}

async function opened() {
  render(RegisterPage, { id: "m1" });
  const first = await screen.findByRole("button", { name: /^1 Person 1 / });
  first.focus();
}

/** A key where the focus is; it counts. */
async function type(key: string) {
  const here = document.activeElement;
  if (!here) throw new Error("nothing has the focus");
  await fireEvent.keyDown(here, { key });
}

beforeEach(() => kept.marks.clear());

test("forty people are typed up with forty keys", async () => {
  await opened();
  const keys = Array.from({ length: PEOPLE }, (_, nth) => ["h", "a", "n", "l"][nth % 4] ?? "h");
  for (const key of keys) await type(key);
  await settled();
  expect(keys.length).toBe(PEOPLE);
  expect(kept.marks.size).toBe(PEOPLE);
  const having = (status: string) =>
    [...kept.marks.values()].filter((one) => one.status === status);
  expect([having("here").length, having("apologies").length, having("noWord").length]).toEqual([
    20, 10, 10,
  ]);
  expect(screen.getByRole("button", { name: /^4 Person 4 Here, came late/ })).toBeTruthy();
  expect(document.activeElement?.textContent).toContain("Person 40");
});

test("what is undone is shown as undone", async () => {
  await opened();
  await type("h");
  await type("a");
  await settled();
  expect(screen.getByRole("button", { name: /^2 Person 2 Apologies/ })).toBeTruthy();
  await takeUp(null, "undo");
  await settled();
  expect(screen.getByRole("button", { name: /^2 Person 2 Not marked/ })).toBeTruthy();
  expect(screen.getByRole("button", { name: /^1 Person 1 Here/ })).toBeTruthy();
});
