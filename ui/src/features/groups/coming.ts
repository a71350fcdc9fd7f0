import type { MeetingRow, OffDate } from "../../ipc";
import { clock, longDay } from "../../shared";
import { notesInWords, whyInWords } from "../calendar";
import { say } from "./say";

/** A day to come: a meeting, or a day on which there is none though there might have been. */
export type Coming = { date: string; meeting?: MeetingRow; off?: OffDate };

/** Meetings and days off together, in order. */
export function inOrder(
  upcoming: readonly MeetingRow[],
  off: readonly OffDate[],
): readonly Coming[] {
  const all: Coming[] = [
    ...upcoming.map((meeting) => ({ date: meeting.date, meeting })),
    ...off.map((one) => ({ date: one.date, off: one })),
  ];
  return all.sort((one, other) => one.date.localeCompare(other.date));
}

/** "10:30am. Church hall. Moved from Tuesday 5 January." */
export function whenAndWhere(meeting: MeetingRow): string {
  const said = [
    say("meetings.at", { time: clock(meeting.starts), place: meeting.place }).trim(),
    meeting.movedFrom && say("meetings.moved", { date: longDay(meeting.movedFrom) }),
    notesInWords(meeting.notes),
  ];
  return said
    .filter((part): part is string => Boolean(part))
    .map((part) => (part.endsWith(".") || part.endsWith("?") ? part : `${part}.`))
    .join(" ");
}

/** "Skipped. It is a bank holiday." */
export function offInWords({ meeting, why }: OffDate): string {
  const what = say(meeting ? "meetings.off" : "meetings.skipped");
  return why && why !== "other"
    ? `${what} ${say("meetings.because", { why: whyInWords(why) })}`
    : what;
}
