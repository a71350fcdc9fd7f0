import type { GroupRef } from "../ipc";
import { go, paths } from "../shared";
import * as actions from "./actions";

type Asked = { find: () => void; groups: readonly GroupRef[]; clinician: boolean };

const TYPED = /^(?:text|search|tel|email|url|number|password)$/;

/** Whether letters typed now go into a box, whose own undo must then be left alone. */
function typing(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && TYPED.test(target.type);
}

/** From the rail to the page to the bar at its foot, and round again. */
function nextRegion(back: boolean): void {
  const regions = [...document.querySelectorAll<HTMLElement>("[data-rail], main, [data-bar]")]
    // Only what can be seen, and only what holds something to press.
    .filter((one) => one.tagName === "MAIN" || one.querySelector("button, a") !== null);
  const here = regions.findLastIndex((one) => one.contains(document.activeElement));
  const step = back ? regions.length - 1 : 1;
  const next = regions[(here === -1 ? 0 : here + step) % regions.length];
  const first = next?.tagName === "MAIN" ? next : next?.querySelector<HTMLElement>("a, button");
  first?.focus();
}

/** The keys of the whole app. No single letters: a tremor must not set anything off. */
export function keys(event: KeyboardEvent, asked: Asked): void {
  const done = act(event, asked);
  if (done) event.preventDefault();
}

function act(event: KeyboardEvent, asked: Asked): boolean {
  if (event.key === "F6") {
    nextRegion(event.shiftKey);
    return true;
  }
  if (event.altKey && !event.ctrlKey && !event.metaKey) {
    const places: Record<string, string> = {
      "1": paths.home,
      "2": actions.groupPlace(asked.groups),
      "3": paths.topics,
      ...(asked.clinician ? { "4": paths.reports, "5": paths.settings } : { "4": paths.settings }),
    };
    const place = places[event.key];
    if (place) go(place);
    return place !== undefined;
  }
  // On a Mac the same keys go with Command; "+" needs Shift on many keyboards.
  const control = event.ctrlKey || event.metaKey;
  if (!control || event.altKey) return false;
  if (event.key.toLowerCase() === "y" || (event.shiftKey && event.key.toLowerCase() === "z")) {
    if (typing(event.target)) return false;
    void actions.step("redo");
    return true;
  }
  if (event.shiftKey && event.key !== "+") return false;
  switch (event.key.toLowerCase()) {
    case "k":
      asked.find();
      return true;
    case "m":
      void actions.toMeeting();
      return true;
    case "p":
      void actions.print();
      return true;
    case "l":
      void actions.lock();
      return true;
    case "+":
    case "=":
      void actions.larger();
      return true;
    case "-":
      void actions.smaller();
      return true;
    case "0":
      void actions.usualSize();
      return true;
    case "z":
      if (typing(event.target)) return false;
      void actions.step("undo");
      return true;
    default:
      return false;
  }
}
