import { beforeEach, expect, test, vi } from "vitest";
import * as actions from "./actions";
import { keys } from "./keys";

vi.mock("./actions", () => ({
  step: vi.fn(),
  toMeeting: vi.fn(),
  print: vi.fn(),
  lock: vi.fn(),
  larger: vi.fn(),
  smaller: vi.fn(),
  usualSize: vi.fn(),
  groupPlace: () => "#/group/g1",
}));

const find = vi.fn();

beforeEach(() => vi.clearAllMocks());

function press(init: KeyboardEventInit, from: Element = document.body, clinician = false): boolean {
  const event = new KeyboardEvent("keydown", { cancelable: true, bubbles: true, ...init });
  Object.defineProperty(event, "target", { value: from });
  keys(event, { find, groups: [], clinician });
  return event.defaultPrevented;
}

test.each([
  [{ key: "k", ctrlKey: true }, find],
  [{ key: "K", metaKey: true }, find],
  [{ key: "m", ctrlKey: true }, actions.toMeeting],
  [{ key: "p", ctrlKey: true }, actions.print],
  [{ key: "l", ctrlKey: true }, actions.lock],
  [{ key: "+", ctrlKey: true, shiftKey: true }, actions.larger],
  [{ key: "=", ctrlKey: true }, actions.larger],
  [{ key: "-", ctrlKey: true }, actions.smaller],
  [{ key: "0", ctrlKey: true }, actions.usualSize],
  [{ key: "z", ctrlKey: true }, actions.step],
  [{ key: "y", ctrlKey: true }, actions.step],
])("%o does its one thing", (init, act) => {
  expect(press(init)).toBe(true);
  expect(act).toHaveBeenCalledOnce();
});

test("a single letter does nothing", () => {
  for (const key of ["k", "m", "p", "l", "z", "1", "0"]) expect(press({ key })).toBe(false);
});

test("undo goes back and redo here again", () => {
  press({ key: "z", ctrlKey: true });
  press({ key: "y", ctrlKey: true });
  press({ key: "Z", metaKey: true, shiftKey: true });
  expect(vi.mocked(actions.step).mock.calls).toEqual([["undo"], ["redo"], ["redo"]]);
});

test("undo is left to the box that is being typed in", () => {
  for (const name of ["input", "textarea"]) {
    const box = document.createElement(name);
    for (const init of [{ key: "z" }, { key: "y" }, { key: "Z", shiftKey: true }]) {
      expect(press({ ...init, ctrlKey: true }, box)).toBe(false);
    }
  }
  const tick = document.createElement("input");
  tick.type = "checkbox";
  expect(press({ key: "z", ctrlKey: true }, tick)).toBe(true);
  expect(actions.step).toHaveBeenCalledExactlyOnceWith("undo");
});

test("the places are where Alt and a number say", () => {
  for (const [key, place] of [
    ["1", "#/home"],
    ["2", "#/group/g1"],
    ["3", "#/topics"],
    ["4", "#/settings"],
  ] as const) {
    expect(press({ key, altKey: true })).toBe(true);
    expect(location.hash).toBe(place);
  }
  expect(press({ key: "5", altKey: true })).toBe(false);
  for (const [key, place] of [
    ["4", "#/reports"],
    ["5", "#/settings"],
  ] as const) {
    expect(press({ key, altKey: true }, document.body, true)).toBe(true);
    expect(location.hash).toBe(place);
  }
});

test("F6 goes round rail, page and bar", () => {
  document.body.innerHTML =
    '<div data-rail><a href="#/home" id="rail">Home</a></div><main tabindex="-1" id="page"></main>' +
    '<div data-bar><button id="bar">Undo</button></div><div data-bar><p>empty</p></div>';
  const round = ["rail", "page", "bar", "rail"];
  for (const id of round) {
    press({ key: "F6" });
    expect(document.activeElement?.id).toBe(id);
  }
  press({ key: "F6", shiftKey: true });
  expect(document.activeElement?.id).toBe("bar");
});
