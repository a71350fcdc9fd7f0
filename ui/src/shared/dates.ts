// Dates come from Rust as "2026-11-24", times as "10:30:00", moments as RFC 3339. Days are handled
// as days: no time zone can move one.

const LANGUAGE = "en-GB";

const cache = new Map<string, Intl.DateTimeFormat>();

function format(part: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(part);
  let found = cache.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(LANGUAGE, { ...part, timeZone: "UTC" });
    cache.set(key, found);
  }
  return found;
}

function at(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** "Tuesday" */
export const weekday = (day: string) => format({ weekday: "long" }).format(at(day));

/** "24" */
export const dayOfMonth = (day: string) => String(at(day).getUTCDate());

/** "November" */
export const month = (day: string) => format({ month: "long" }).format(at(day));

/** "Nov" ("Sep", never "Sept", so that labels are of one width) */
export const shortMonth = (day: string) => month(day).slice(0, 3);

/** "24 November", with the year when it is not that of `today`. */
export function dayAndMonth(day: string, today: string = todayHere()): string {
  const year = day.slice(0, 4);
  const text = `${dayOfMonth(day)} ${month(day)}`;
  return year === today.slice(0, 4) ? text : `${text} ${year}`;
}

/** "Tuesday 24 November", with the year when it is not that of `today`. */
export const longDay = (day: string, today?: string) =>
  `${weekday(day)} ${dayAndMonth(day, today)}`;

/** "March 2025" */
export const monthAndYear = (day: string) => `${month(day)} ${day.slice(0, 4)}`;

/** "10:30am", "2pm", "midday" */
export function clock(time: string): string {
  const hour = Number(time.slice(0, 2));
  const minute = Number(time.slice(3, 5));
  if (minute === 0 && hour === 12) return "midday";
  if (minute === 0 && hour === 0) return "midnight";
  const minutes = minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? "am" : "pm"}`;
}

/** "10:30am to 12:30pm" */
export const clockSpan = (starts: string, ends: string) => `${clock(starts)} to ${clock(ends)}`;

/** The clock on the wall of the hall: the United Kingdom's, whatever the laptop believes. */
const hall = new Intl.DateTimeFormat(LANGUAGE, {
  timeZone: "Europe/London",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

function onTheWall(instant: string | Date): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  const parts = hall.formatToParts(new Date(instant));
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}

/** A moment as the day it falls on here: "2026-11-24" */
export function dayHere(instant: string | Date): string {
  const { year, month, day } = onTheWall(instant);
  return `${year}-${month}-${day}`;
}

/** A moment as the clock on the wall here: "10:30am" */
export function clockHere(instant: string | Date): string {
  const { hour, minute } = onTheWall(instant);
  return clock(`${hour}:${minute}:00`);
}

export const todayHere = () => dayHere(new Date());

/** Whole days from one day to another; negative when it has gone. */
export const daysBetween = (from: string, to: string) =>
  Math.round((at(to).getTime() - at(from).getTime()) / 86_400_000);

/** A day to come as one says it: "Tuesday" within the week, "Tuesday 24 November" beyond it. */
export function nearDay(day: string, today: string = todayHere()): string {
  const days = daysBetween(today, day);
  return days >= 0 && days < 7 ? weekday(day) : longDay(day, today);
}

/** Day, month and year as typed, as "2026-11-24", or null when there is no such day. */
export function typedDay(day: string, monthTyped: string, year: string): string | null {
  const [d, m, y] = [Number(day), Number(monthTyped), Number(year)];
  if (!Number.isInteger(d) || !Number.isInteger(m) || !Number.isInteger(y)) return null;
  if (y < 1900 || y > 2200) return null;
  const date = new Date(Date.UTC(y, m - 1, d));
  const same =
    date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  return same ? date.toISOString().slice(0, 10) : null;
}
