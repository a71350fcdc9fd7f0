import { choose, looks, nextTextSize, smallerTextSize } from "../features/settings";
import { asFault, call, change, commands, type GroupRef, inWords, takeUp, type Way } from "../ipc";
import { go, paths, tell } from "../shared";
import { say } from "./say";

/** Does something and says in the bar what went wrong, if anything did. */
export async function tryTo(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (thrown) {
    tell(inWords(asFault(thrown)));
  }
}

/** Undo or redo: of one change, or of the latest. The bar then offers the way back. */
export const step = (way: Way, change: number | null = null) =>
  tryTo(async () => {
    tell(...(await takeUp(change, way)));
  });

const textSize = (percent: number) =>
  tryTo(async () => {
    await choose({ textPercent: percent });
    tell(say("textSize", { percent }));
  });

/** The button: one step larger, from the largest back to the usual. */
export const bigger = () => textSize(nextTextSize(looks.current.textPercent));

/** The keys: up stops at the largest. */
export const larger = () =>
  looks.current.textPercent < 200 ? bigger() : textSize(looks.current.textPercent);
export const smaller = () => textSize(smallerTextSize(looks.current.textPercent));
export const usualSize = () => textSize(100);

/** The papers that belong to an address: a group's, a meeting's. None for a page of its own. */
export function papersFor(address: string): string | null {
  const [, kind, id, more] = /^#\/(group|meeting)\/([^/]+)(?:\/(\w+))?$/.exec(address) ?? [];
  if (!id || !["", "prepare", "close"].includes(more ?? "")) return null;
  return kind === "group" ? paths.printGroup(id) : paths.printMeeting(id);
}

/** Prints: the papers of the group or meeting on the page, or else the page itself. */
export const print = () =>
  tryTo(async () => {
    const home = location.hash === paths.home ? await call(commands.homeRead()) : null;
    const meeting = home?.running ?? home?.next;
    const papers = meeting ? paths.printMeeting(meeting.id) : papersFor(location.hash);
    if (papers) go(papers);
    else await call(commands.printWindow());
  });
export const lock = () => tryTo(() => call(commands.lock()));
export const leaveMadeUp = () => tryTo(() => call(commands.demoLeave()));

/** The group's own page for who has one group; the list of groups for everyone else. */
export const groupPlace = (groups: readonly GroupRef[]) => {
  const only = groups.length === 1 ? groups[0] : undefined;
  return only ? paths.group(only.id) : paths.groups;
};

/** Back into a running meeting, or into the one that is today; before that, to getting ready. */
export const toMeeting = () =>
  tryTo(async () => {
    const home = await call(commands.homeRead());
    if (home.running) {
      go(paths.meeting(home.running.id));
    } else if (home.next?.isToday) {
      await change(commands.meetingStart(home.next.id));
      go(paths.meeting(home.next.id));
    } else if (home.next) {
      go(paths.prepare(home.next.id));
    } else {
      tell(say("noMeeting"));
    }
  });
