import type { DayNotes, WhyNot } from "../../ipc";
import { say } from "./say";

/** "A bank holiday: Easter Monday. Is the place open?"; null when there is nothing to know. */
export function notesInWords({ bankHoliday, christmas }: DayNotes): string | null {
  if (!bankHoliday && !christmas) return null;
  const said = bankHoliday
    ? say(
        bankHoliday.substitute
          ? "notes.instead"
          : bankHoliday.published
            ? "notes.bank"
            : "notes.likely",
        {
          name: say(`holiday.${bankHoliday.name}`),
        },
      )
    : say("notes.christmas");
  return `${said} ${say("notes.open")}`;
}

/** What is the likely reason for not meeting on such a day. */
export function likelyWhy({ bankHoliday, christmas }: DayNotes): WhyNot {
  return bankHoliday ? "bankHoliday" : christmas ? "holidays" : "other";
}

export const whyInWords = (why: WhyNot) => say(`why.${why}`);

const WHYS: readonly WhyNot[] = [
  "hostIll",
  "noHost",
  "placeClosed",
  "weather",
  "tooFew",
  "bankHoliday",
  "holidays",
  "other",
];

/** Every reason for not meeting that can be known before, to choose from. */
export const whys = () => WHYS.map((value) => ({ value, label: whyInWords(value) }));

/** The same once the day has come: then it may be that nobody came. */
export const whysOnTheDay = (passed: boolean): readonly WhyNot[] =>
  passed ? ["nobodyCame", ...WHYS] : WHYS;
