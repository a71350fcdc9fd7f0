import { say } from "./say";

/** "1 hour 50 minutes" */
export function lengthInWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return say("length.only", { count: rest });
  const inHours = say("length.hours", { count: hours });
  return rest === 0 ? inHours : say("length.both", { hours: inHours, minutes: rest });
}

/** How long a meeting can be said to take; an unusual length joins the usual ones. */
export const lengths = (minutes: number) =>
  [...new Set([60, 75, 90, 105, 120, 150, 180, minutes])]
    .sort((one, other) => one - other)
    .map((one) => ({ value: String(one), label: lengthInWords(one) }));
