import type { CloseView } from "../../ipc";
import { clock, longDay } from "../../shared";
import { notesInWords } from "../calendar";
import { say } from "./say";

/** "Jean", "Jean and Margaret", "Jean, Margaret and Siân" */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  const first = names.slice(0, -1).join(", ");
  return say("close.and", { first, last: names.at(-1) });
}

/** The line below the heading: the day, who came, who sent apologies. */
export function caption(view: CloseView): string {
  const { here, guests } = view.tally;
  const who = [
    ...(here > 0 ? [say("close.of", { count: here })] : []),
    ...(guests > 0 ? [say("close.guests", { count: guests })] : []),
  ];
  const date = longDay(view.date);
  const came =
    who.length > 0 ? say("close.who", { date, who: listed(who) }) : say("close.none", { date });
  const sorry = view.apologies.length;
  if (sorry === 0) return came;
  return `${came} ${say("close.apologies", { count: sorry, names: listed(view.apologies) })}`;
}

/** The dates that could suit, each with how far off it is. */
export function dates(view: CloseView): { date: string; hint: string }[] {
  return view.suggestions.map(({ date, weeksAway, notes }) => {
    const weeks = say("close.next.weeks", { count: weeksAway });
    const known = notesInWords(notes);
    return { date, hint: known ? say("close.next.noted", { weeks, notes: known }) : weeks };
  });
}

/** Where and when the next one would be. */
export function placeAndTime(view: CloseView): string {
  const time = clock(view.starts);
  return view.place
    ? say("close.next.same", { place: view.place, time })
    : say("close.next.sameTime", { time });
}
