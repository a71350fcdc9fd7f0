import { call, commands } from "../../ipc";
import { go, paths } from "../../shared";

const kinds = [
  "notes",
  "jotting",
  "plan",
  "bring",
  "guest",
  "group",
  "agreed",
  "closing",
  "job",
  "keptPlan",
  "calendar",
  "topic",
  "message",
  "place",
  "need",
  "goal",
] as const;

/** What a text is, for its words; one that only another version knows is simply something written down. */
export function kindOfText(what: string): (typeof kinds)[number] | "other" {
  return kinds.find((one) => one === what) ?? "other";
}

/** Leads to what may still name somebody who is off the list, if there is anything. */
export async function toWhatNamesThem(group: string): Promise<void> {
  const { left } = await call(commands.namedRead(group));
  if (left > 0) go(paths.groupNamed(group));
}
