import type { AgendaItem, ItemKind } from "../../ipc";
import { say } from "./say";

/** What an item is called: its own title, or the usual words of its kind. */
export const itemTitle = (item: Pick<AgendaItem, "kind" | "title">): string =>
  item.title || say(`kind.${item.kind}`);

// Complete by type: a new kind does not compile until it can be offered.
const offered: Record<ItemKind, number> = {
  topic: 20,
  round: 20,
  goals: 15,
  movement: 15,
  settle: 10,
  welcome: 5,
  solving: 15,
  relaxation: 10,
  celebration: 15,
  speaker: 25,
  outing: 90,
  nextGoal: 10,
  datesAndJobs: 10,
  closingRound: 10,
  close: 10,
  other: 15,
};

/** The kinds that can be added, with how long they usually take. */
export const kinds = Object.entries(offered).map(([kind, minutes]) => ({
  kind: kind as ItemKind,
  minutes,
}));

/** The minutes to choose from; an unusual number of an item joins them. */
export const minutesFor = (minutes: number): number[] =>
  [...new Set([5, 10, 15, 20, 25, 30, 40, 45, 60, 90, minutes])].sort((one, other) => one - other);
