import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { beforeEach, expect, test, vi } from "vitest";
import type { MeetingView, RegisterRow, Status, Tally } from "../../ipc";
import { notice } from "../../shared";
import { inTheRoom, Register } from "./register.svelte";
import WhoIsHere from "./WhoIsHere.svelte";

type Reply = { status: "ok"; data: unknown } | { status: "error"; error: unknown };

// Taps that were sent and not answered yet: each test answers in its own time.
const sent: { args: unknown[]; answer: (reply: Reply) => void }[] = [];

vi.mock("../../ipc/bindings", () => {
  const send = (...args: unknown[]) =>
    new Promise<Reply>((answer) => void sent.push({ args, answer }));
  const nobody = () => Promise.resolve({ status: "ok", data: { people: [] } });
  const commands = {
    attendanceMark: send,
    attendanceHow: send,
    guestMark: send,
    guestAdd: send,
    needsOfGroup: nobody,
  };
  return { commands, events: {} };
});

const row = (name: string, status: Status | null = null): RegisterRow => ({
  member: name,
  name,
  fullName: name,
  status,
  how: inTheRoom,
  onBreak: name === "Ruth",
});

const tally = (here: number, notMarked: number): Tally => ({
  here,
  apologies: 0,
  noWord: 0,
  notMarked,
  guests: 1,
});

function opened(): Register {
  const register = new Register("m1");
  register.reading()({
    register: [row("Colin"), row("Grace", "here"), row("Ruth")],
    guests: [{ guest: "q1", name: "Anne", here: true }],
    tally: tally(1, 1),
  } as MeetingView);
  return register;
}

const kept = (here: number, notMarked: number): Reply => ({
  status: "ok",
  data: { done: { change: 5, touched: ["attendance"] }, tally: tally(here, notMarked) },
});
const busy: Reply = { status: "error", error: { code: "busy", what: "vault.busy", field: null } };

/** Answers the oldest tap that waits, and lets what follows from it happen. */
async function answer(reply: Reply) {
  await vi.waitFor(() => expect(sent.length).toBeGreaterThan(0));
  sent.shift()?.answer(reply);
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  await tick();
}

const status = (register: Register, name: string) =>
  register.rows.find((one) => one.member === name)?.status;

beforeEach(() => sent.splice(0));

test("a tap is painted before it is kept, and counted as kept afterwards", async () => {
  const register = opened();
  const marking = register.mark("Colin", "here");
  expect(status(register, "Colin")).toBe("here");
  // Whoever takes a break is not waited for.
  expect(register.tally).toMatchObject({ here: 2, notMarked: 0, guests: 1 });
  await answer(kept(3, 0));
  await marking;
  expect(register.tally.here).toBe(3);
});

test("a tap that was not kept is taken off the screen", async () => {
  const register = opened();
  const marking = register.mark("Grace", null);
  expect(status(register, "Grace")).toBeNull();
  const refused = expect(marking).rejects.toMatchObject({ what: "vault.busy" });
  await answer(busy);
  await refused;
  expect(status(register, "Grace")).toBe("here");
  expect(register.tally).toMatchObject({ here: 1, notMarked: 1 });
});

test("taps go one after another, and the last one on a name stands", async () => {
  const cases: [first: Reply, second: Reply, stands: Status | null][] = [
    [kept(2, 0), kept(1, 1), "apologies"],
    [busy, kept(1, 1), "apologies"],
    [kept(2, 0), busy, "here"],
    [busy, busy, null],
  ];
  for (const [first, second, stands] of cases) {
    const register = opened();
    const both = Promise.allSettled([
      register.mark("Colin", "here"),
      register.mark("Colin", "apologies"),
    ]);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    await answer(first);
    expect(sent.length).toBe(1);
    await answer(second);
    await both;
    expect(status(register, "Colin")).toBe(stands);
  }
});

test("how somebody came marks them as here, goes with the mark, and is put back if not kept", async () => {
  const register = opened();
  const colin = () => register.rows.find((one) => one.member === "Colin");
  const late = { ...inTheRoom, late: true };
  const said = register.sayHow("Colin", late);
  expect(colin()).toMatchObject({ status: "here", how: late });
  await answer(kept(2, 0));
  await said;
  const again = register.mark("Colin", "here");
  expect(colin()?.how).toEqual(late);
  await answer(kept(2, 0));
  await again;
  const sorry = register.mark("Colin", "apologies");
  expect(colin()?.how).toEqual(inTheRoom);
  const refused = expect(sorry).rejects.toMatchObject({ what: "vault.busy" });
  await answer(busy);
  await refused;
  expect(colin()).toMatchObject({ status: "here", how: late });
});

test("what was read before a tap does not wipe it out", async () => {
  const register = opened();
  const late = register.reading();
  const marking = register.mark("Colin", "here");
  await answer(kept(2, 0));
  await marking;
  late({ register: [row("Colin")], guests: [], tally: tally(0, 1) } as unknown as MeetingView);
  expect(status(register, "Colin")).toBe("here");
});

test("tapping a name says so once it is kept; tapping it again takes the mark away", async () => {
  render(WhoIsHere, { register: opened(), group: "g1", over: false });
  const colin = () => screen.getByRole("button", { name: /^Colin/ });
  await fireEvent.click(colin());
  expect(colin().getAttribute("aria-pressed")).toBe("true");
  expect(notice.current).toBeNull();
  await answer(kept(2, 0));
  expect(notice.current).toEqual({
    text: "Last tap: Colin is here. Saved.",
    change: 5,
    way: "undo",
  });

  await fireEvent.click(colin());
  expect(sent.at(-1)?.args).toEqual(["m1", "Colin", null]);
  expect(colin().getAttribute("aria-pressed")).toBe("false");
  await answer(busy);
  expect(colin().getAttribute("aria-pressed")).toBe("true");
  expect(notice.current?.text).toContain("Colin was not saved.");
});
