/** The same weekday some weeks on. */
export function weeksOn(day: string, count: number): string {
  const there = new Date(`${day}T00:00:00Z`);
  there.setUTCDate(there.getUTCDate() + 7 * count);
  return there.toISOString().slice(0, 10);
}

/** The same day some months on; where that month is shorter, its last day. */
export function monthsOn(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  const there = new Date(Date.UTC(year, month - 1 + count, Math.min(date, last)));
  return there.toISOString().slice(0, 10);
}
