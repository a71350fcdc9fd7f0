import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import type { MeetingView } from "../../ipc";
import { notice } from "../../shared";
import Stretch from "./Stretch.svelte";

const MINUTE = 60_000;
const began = Date.parse("2026-11-24T10:30:00Z");
const sent = vi.hoisted(() => [] as unknown[][]);

vi.mock("../../ipc/bindings", () => {
  const send =
    (name: string) =>
    (...args: unknown[]) => {
      sent.push([name, ...args]);
      return Promise.resolve({ status: "ok", data: { change: 3, touched: ["meetings"] } });
    };
  return {
    commands: { meetingOnFeet: send("onFeet"), meetingSitOn: send("sitOn") },
    events: {},
  };
});

const view = (notBefore: number | null = null) =>
  ({
    id: "m1",
    sitting: {
      since: new Date(began).toISOString(),
      notBefore: notBefore === null ? null : new Date(began + notBefore * MINUTE).toISOString(),
    },
  }) as MeetingView;

beforeEach(() => void sent.splice(0));

test("after 50 minutes a quiet line asks, and is heard without taking the focus", async () => {
  const { rerender } = render(Stretch, { view: view(), now: began + 49 * MINUTE });
  expect(screen.getByRole("status").textContent).toBe("");
  expect(screen.queryByRole("button")).toBeNull();
  await rerender({ view: view(), now: began + 51 * MINUTE });
  expect(screen.getByRole("status").textContent).toContain("You have sat for 51 minutes.");
  expect(document.activeElement).toBe(document.body);
});

test("it can be put off, and people can say that they are moving", async () => {
  const { rerender } = render(Stretch, { view: view(), now: began + 55 * MINUTE });
  await fireEvent.click(screen.getByRole("button", { name: "Ask in 10 minutes" }));
  await vi.waitFor(() => expect(notice.current?.change).toBe(3));
  expect(sent).toEqual([["sitOn", "m1", 10]]);
  await rerender({ view: view(65), now: began + 56 * MINUTE });
  expect(screen.queryByRole("button")).toBeNull();
  await rerender({ view: view(65), now: began + 65 * MINUTE });
  await fireEvent.click(screen.getByRole("button", { name: "We are moving" }));
  expect(sent.at(-1)).toEqual(["onFeet", "m1"]);
});
