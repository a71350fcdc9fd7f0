import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import { check } from "../../../dev/check";
import { commands, type How } from "../../ipc";
import { Answers } from "./answers.svelte";
import LeavingPage from "./LeavingPage.svelte";

vi.mock("../../ipc/bindings", () => ({
  commands: {
    memberRead: vi.fn(() =>
      Promise.resolve({
        status: "ok",
        data: {
          id: "p1",
          name: "Margaret Illingworth",
          group: { id: "g1", name: "Group" },
          mayKeepWhy: true,
        },
      }),
    ),
    leavingRecord: vi.fn(() =>
      Promise.resolve({ status: "ok", data: { change: 3, touched: ["leaving"] } }),
    ),
  },
  events: {},
}));

test("only the first page needs an answer", () => {
  const wrong = (how: How | null, on: string | null, unfinished: boolean) => {
    const answers = new Answers("2026-11-20");
    answers.how = how === "died" || how === "movedGroup" ? null : how;
    answers.on = on;
    answers.backOnUnfinished = unfinished;
    return answers.problems().map((problem) => problem.field);
  };
  check(
    wrong,
    [[null, "2026-11-20", false], ["how"]],
    [["leaving", "2026-11-20", false], []],
    [["leaving", null, true], ["on"]],
    [["onBreak", "2026-11-20", true], ["back-on"]],
    [["notSure", "2026-11-20", true], []],
  );
});

test("no answer about keeping in touch is kept as not asked", () => {
  const answers = new Answers("2026-11-20");
  answers.how = "leaving";
  answers.backOn = "2027-01-05";
  expect(answers.request("p1")).toMatchObject({
    how: "leaving",
    on: "2026-11-20",
    backOn: null,
    why: { reasons: [], main: null, fine: [], toldBy: null },
    keepInTouch: "notAsked",
  });
});

test("three questions, with the answers kept on the way back and nothing ticked beforehand", async () => {
  render(LeavingPage, { id: "p1" });
  const press = async (name: RegExp) => fireEvent.click(screen.getByRole("button", { name }));
  const heading = (text: string) =>
    waitFor(() => expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(text));
  const ticked = () => screen.queryAllByRole("checkbox", { checked: true }).length;

  await heading("What is happening with Margaret?");
  await press(/^Continue$/);
  const link = screen.getByRole("link", { name: /Choose what is happening/ });
  await fireEvent.click(link);
  expect(document.activeElement).toBe(screen.getByRole("radio", { name: "Taking a break" }));

  await fireEvent.click(screen.getByRole("radio", { name: "Leaving the group" }));
  await press(/^Continue$/);
  await heading("Did Margaret say why?");
  expect(ticked()).toBe(0);
  expect(screen.queryByRole("radio", { checked: true })).toBeNull();
  await fireEvent.click(screen.getByRole("checkbox", { name: "Getting there is too hard" }));
  await press(/^Continue$/);

  await heading("Is it OK to keep in touch with Margaret?");
  expect(screen.queryByRole("radio", { checked: true })).toBeNull();
  await press(/^Back$/);
  await heading("Did Margaret say why?");
  expect(ticked()).toBe(1);
  await press(/^Continue$/);
  await press(/^Finish$/);
  await waitFor(() => expect(commands.leavingRecord).toHaveBeenCalledTimes(1));
  expect(vi.mocked(commands.leavingRecord).mock.calls[0]?.[0]).toMatchObject({
    member: "p1",
    how: "leaving",
    why: { reasons: ["gettingThere"], main: null, fine: [], toldBy: null },
    keepInTouch: "notAsked",
  });
  await waitFor(() => expect(location.hash).toBe("#/group/g1"));
});
