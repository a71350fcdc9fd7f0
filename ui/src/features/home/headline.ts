import type { HomeView } from "../../ipc";
import { daysBetween, longDay, nearDay, weekday } from "../../shared";
import { say } from "./say";

/** The heading of Home is the answer to "what is next?". */
export function headline(view: HomeView): string {
  if (view.running) return say("title.running");
  if (view.toClose) return say("title.toClose", { weekday: weekday(view.toClose.date) });
  if (!view.next) return say("title.none");
  const days = daysBetween(view.today, view.next.date);
  if (days <= 0) return say("title.today");
  if (days === 1) return say("title.tomorrow");
  if (days < 7) return say("title.soon", { weekday: weekday(view.next.date) });
  return say("title.later", { date: longDay(view.next.date, view.today) });
}

/** What is to be done before the next meeting, over its list. */
export function beforeTitle(date: string, today: string): string {
  const days = daysBetween(today, date);
  if (days <= 0) return say("before.today");
  if (days === 1) return say("before.tomorrow");
  return say("before.title", { day: nearDay(date, today) });
}

/** How the last meeting compares with those before it; nothing while there are too few to say. */
export function compared(trend: readonly { here: number }[]): "usual" | "more" | "fewer" | null {
  const last = trend.at(-1);
  const earlier = trend.slice(0, -1);
  if (!last || earlier.length < 2) return null;
  const usual = earlier.reduce((sum, one) => sum + one.here, 0) / earlier.length;
  if (Math.abs(last.here - usual) <= Math.max(1, usual / 5)) return "usual";
  return last.here > usual ? "more" : "fewer";
}
