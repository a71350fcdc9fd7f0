import type { GroupView } from "../../ipc";
import { daysBetween } from "../../shared";

type Meetings = Pick<GroupView, "upcoming" | "past">;

/** How often the group has been meeting, in weeks; four while there is nothing to go by. */
export function usualWeeks({ upcoming, past }: Meetings): number {
  const days = [...past]
    .reverse()
    .concat(upcoming)
    .map((meeting) => meeting.date);
  const [before, last] = days.slice(-2);
  if (before === undefined || last === undefined) return 4;
  return Math.min(12, Math.max(1, Math.round(daysBetween(before, last) / 7)));
}

/** A first date that could suit, following on from the last one there is; null for a new group. */
export function nextFirst(meetings: Meetings, today: string): string | null {
  const last = meetings.upcoming.at(-1) ?? meetings.past[0];
  if (!last) return null;
  const weeks = usualWeeks(meetings);
  let day = addDays(last.date, weeks * 7);
  // A group that paused goes on from now, on its usual weekday.
  while (day < today) day = addDays(day, 7);
  return day;
}

export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Whole minutes between two times of one day. */
export function minutesBetween(starts: string, ends: string): number {
  const of = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  // Past midnight the end is a smaller number than the start.
  return (of(ends) - of(starts) + 1440) % 1440;
}
