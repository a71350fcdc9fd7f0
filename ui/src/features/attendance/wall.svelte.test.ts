import { flushSync } from "svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { wall } from "./wall.svelte";

const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-11-24T10:30:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A wall clock in a component of its own, and how often it was seen to be set. */
function hung() {
  const onset = vi.fn();
  let clock!: { readonly now: number };
  const stop = $effect.root(() => {
    clock = wall(onset);
  });
  flushSync();
  return { onset, stop, now: () => new Date(clock.now).toISOString().slice(11, 16) };
}

test("time that passes is no clock that was set", () => {
  const clock = hung();
  vi.advanceTimersByTime(90 * MINUTE);
  expect(clock.now()).toBe("12:00");
  expect(clock.onset).not.toHaveBeenCalled();
  clock.stop();
});

test("a clock set forward, back, and at the change to winter time is seen within half a minute", () => {
  for (const by of [60, -60, -125, 3 * 24 * 60]) {
    const clock = hung();
    vi.advanceTimersByTime(10 * MINUTE);
    const steady = performance.now();
    vi.setSystemTime(Date.now() + by * MINUTE);
    expect(performance.now()).toBe(steady);
    vi.advanceTimersByTime(MINUTE / 2);
    expect(clock.onset, `${by} minutes`).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(30 * MINUTE);
    expect(clock.onset, "once is enough").toHaveBeenCalledTimes(1);
    clock.stop();
  }
});

test("a clock that is trimmed by seconds is left alone, and after it is put away nothing looks", () => {
  const clock = hung();
  vi.setSystemTime(Date.now() + 5_000);
  vi.advanceTimersByTime(MINUTE);
  expect(clock.onset).not.toHaveBeenCalled();
  clock.stop();
  vi.setSystemTime(Date.now() + 60 * MINUTE);
  vi.advanceTimersByTime(5 * MINUTE);
  expect(clock.onset).not.toHaveBeenCalled();
});
