import type { Nth, Rule, Weekday } from "../../ipc";
import { say } from "./say";

const WEEKS = [1, 2, 3, 4, 6, 8];
const NTH: readonly Nth[] = ["first", "second", "third", "fourth", "last"];
const DAYS: readonly Weekday[] = [
  "sunday",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
];
const ordinals = new Intl.PluralRules("en-GB", { type: "ordinal" });

/** "Every 4 weeks on a Tuesday", "The first Monday of each month" */
export function ruleInWords(rule: Rule): string {
  if (rule.kind === "weekly") {
    return say("weekly", { count: rule.every, day: say(`weekday.${rule.day}`) });
  }
  return say("ofMonth", { count: rule.every, which: whichInWords(rule) });
}

function whichInWords(rule: Exclude<Rule, { kind: "weekly" }>): string {
  if (rule.kind === "monthlyLast") return say("lastDay");
  return rule.kind === "monthlyDay"
    ? say(`nth.${rule.nth}`, { day: say(`weekday.${rule.day}`) })
    : dateInWords(rule.date);
}

/** Whether a day is the last of its month. */
function isLast(date: Date): boolean {
  const next = new Date(date);
  next.setUTCDate(date.getUTCDate() + 1);
  return next.getUTCDate() === 1;
}

function dateInWords(date: number): string {
  const form = ordinals.select(date);
  return say(`date.${form === "zero" || form === "many" ? "other" : form}`, { date });
}

/** What a rule is but for the day it falls on: chosen once, it stays when the first date changes. */
export function patternOf(rule: Rule): string {
  if (rule.kind === "weekly") return `weekly:${rule.every}`;
  if (rule.kind === "monthlyLast") return `lastDay:${rule.every}`;
  return rule.kind === "monthlyDay" ? `${rule.nth}:${rule.every}` : `date:${rule.every}`;
}

/** The rule of that pattern whose dates begin like `first`; null for a date by itself. */
export function ruleOf(pattern: string, first: string): Rule | null {
  const [kind, many] = pattern.split(":");
  const every = Number(many);
  const date = new Date(`${first}T00:00:00Z`);
  const day = DAYS[date.getUTCDay()] ?? "monday";
  if (kind === "weekly") return { kind, every, day };
  if (kind === "date") return { kind: "monthlyDate", every, date: date.getUTCDate() };
  if (kind === "lastDay") return { kind: "monthlyLast", every };
  const nth = NTH.find((one) => one === kind);
  return nth ? { kind: "monthlyDay", every, nth, day } : null;
}

/** Patterns to choose from, in words for a first date; the one in use joins them. */
export function patterns(first: string, inUse: string): { value: string; label: string }[] {
  const usual = [
    ...WEEKS.map((every) => `weekly:${every}`),
    ...NTH.map((nth) => `${nth}:1`),
    "date:1",
    // Only from such a day on: a list of what this first date could mean.
    ...(isLast(new Date(`${first}T00:00:00Z`)) ? ["lastDay:1"] : []),
  ];
  const all = usual.includes(inUse) ? usual : [...usual, inUse];
  return all.flatMap((value) => {
    const rule = ruleOf(value, first);
    return rule ? [{ value, label: ruleInWords(rule) }] : [];
  });
}
