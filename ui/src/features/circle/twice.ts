import { longDay } from "../../shared";
import type { Side, TwiceRow } from "../../ipc";
import { say } from "./say";
import en from "./words/en.json";

type Field = keyof typeof en.field;
type State = keyof typeof en.value.member_state;
type Mark = keyof typeof en.value.attendance_status;
type Stands = keyof typeof en.value.meeting_state;

const isField = (key: string): key is Field => key in en.field;

/** A day as the vault keeps it. */
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
const shown = (text: string) => (isDay(text) ? longDay(text) : text);

/** What two people wrote about, such as "Phone number: Ann Pargeter". */
export function aboutIt(row: TwiceRow): string {
  const key = row.what.replace(".", "_");
  const what = say(`field.${isField(key) ? key : "another"}`);
  // Of the group itself there is one.
  const about = row.what.startsWith("support_group.") ? "" : row.about.map(shown).join(", ");
  return about ? say("twice.about", { what, about }) : what;
}

/** A word of a vocabulary; null for any other text, also for a word from a newer version. */
function ofVocabulary(what: string, word: string): string | null {
  if (what === "member.state" && word in en.value.member_state)
    return say(`value.member_state.${word as State}`);
  if (what === "attendance.status" && word in en.value.attendance_status)
    return say(`value.attendance_status.${word as Mark}`);
  if (what === "meeting.state" && word in en.value.meeting_state)
    return say(`value.meeting_state.${word as Stands}`);
  return null;
}

/** What one of them wrote, as a person reads it. */
export function said(row: TwiceRow, side: Side): string {
  const known = ofVocabulary(row.what, side.words);
  if (known) return known;
  if (row.what.endsWith(".present"))
    return side.words === "1" ? say("twice.there") : say("twice.taken");
  return side.words === "" ? say("twice.nothing") : shown(side.words);
}
