import type { CohortRow, OfferAnswer, ProgrammeCounts, ProgrammeDetails } from "../../ipc";
import { dayAndMonth, monthAndYear } from "../../shared";
import { reasonWords } from "../reasons";
import { say } from "./say";

/** The answers in the order of the chips. */
export const answers = ["yes", "maybe", "no", "notAsked"] as const satisfies readonly OfferAnswer[];

/** What a programme is called: its code, or else its name. */
export const titleOf = (programme: { code: string; name: string }): string =>
  programme.code || programme.name || say("untitled");

/** The heading of a programme's page: how many were offered the group, and how many said yes. */
export function answered(counts: ProgrammeCounts): string {
  if (counts.people === 0) return say("head.none.title");
  const offered = say("head.offered", { count: counts.offered, people: counts.people });
  return counts.offered === 0 ? offered : `${offered} ${say("head.yes", { count: counts.yes })}`;
}

/** When a programme was, and how many started and finished, as far as it is known. */
export function span(details: ProgrammeDetails, finished: number | null): string {
  const { firstDay, lastDay } = details;
  const [first, last] = [firstDay && monthAndYear(firstDay), lastDay && monthAndYear(lastDay)];
  const when =
    first && last
      ? say("head.from", { first, last })
      : last
        ? say("head.until", { last })
        : first && say("head.since", { first });
  const code = details.code ? details.name : "";
  const about = [code, details.place, when].filter(Boolean).join(", ");
  const done = details.finished ?? finished;
  return [
    about && `${about}.`,
    details.started === null ? "" : say("head.started", { count: details.started }),
    done === null ? "" : say("head.finished", { count: done }),
  ]
    .filter(Boolean)
    .join(" ");
}

/** What is known of somebody's answer, in a line. */
export function said(row: CohortRow): string {
  return [answer(row), row.finished === "no" ? say("said.notFinished") : "", why(row)]
    .filter(Boolean)
    .join(" ");
}

function answer(row: CohortRow): string {
  if (row.answer === "notAsked") {
    return row.offeredOn
      ? say("said.waiting", { date: dayAndMonth(row.offeredOn) })
      : say("said.notAsked");
  }
  const on = row.answeredOn;
  return on ? say(`said.${row.answer}`, { date: dayAndMonth(on) }) : say(`said.${row.answer}Once`);
}

function why({ why: { reasons, main } }: CohortRow): string {
  if (reasons.length === 0) return "";
  // The one that weighs most comes first.
  const ordered = main ? [main, ...reasons.filter((reason) => reason !== main)] : reasons;
  return say("said.why", { reasons: ordered.map(reasonWords).join("; ") });
}

/** A number as it was typed: none for an empty box, nothing at all for what is no number. */
export function typedNumber(text: string): number | null | undefined {
  const tidy = text.trim();
  if (tidy === "") return null;
  return /^\d{1,6}$/.test(tidy) ? Number(tidy) : undefined;
}
