import type { MemberRow, Word } from "../../ipc";
import { daysBetween, month, monthAndYear, todayHere } from "../../shared";
import { say } from "./say";

type Colour = "green" | "yellow" | "blue";

/** What the list says of somebody: a few words for everyone, a tag for the exceptions only. */
export type Standing = { text: string; tag: { text: string; colour: Colour } | null };

const tags: Record<Word, { key: "new" | "checkIn" | "onBreak"; colour: Colour } | null> = {
  new: { key: "new", colour: "green" },
  neverCame: null,
  cameLast: null,
  missedLast: null,
  missedLastN: { key: "checkIn", colour: "yellow" },
  apologiesLast: null,
  onBreak: { key: "onBreak", colour: "blue" },
  notMarkedLast: null,
};

export function standing(row: MemberRow): Standing {
  const tag = tags[row.word];
  return {
    text: [role(row), usual(row)].filter(Boolean).join(" "),
    tag: tag && { text: say(`tag.${tag.key}`), colour: tag.colour },
  };
}

function role(row: MemberRow): string {
  if (row.you && row.host) return say("role.youHost");
  if (row.you) return say("role.you");
  return row.host ? say("role.host") : "";
}

function usual(row: MemberRow): string {
  // For those who run the group only the exceptions are worth a line.
  if (row.host && (row.word === "cameLast" || row.word === "new")) return "";
  switch (row.word) {
    case "missedLastN":
      return say("word.missedLastN", { count: row.count ?? 2 });
    case "onBreak":
      return row.backOn ? say("word.backOn", { when: monthOf(row.backOn) }) : say("word.onBreak");
    default:
      return say(`word.${row.word}`);
  }
}

/** "February", with the year where the month alone could be mistaken for another one. */
export function monthOf(day: string, today: string = todayHere()): string {
  const soon = day >= today && daysBetween(today, day) < 300;
  return soon || day.slice(0, 4) === today.slice(0, 4) ? month(day) : monthAndYear(day);
}
