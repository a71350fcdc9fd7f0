import type { GroupRef } from "../../ipc";
import { go, paths } from "../../shared";
import * as actions from "../actions";
import { say } from "../say";

/** Something the Find box can do at once. */
export type Offer = { id: string; text: string; keys?: string; act: () => void };

/** The places and actions, in the order in which they are wanted most. */
export function offers(groups: readonly GroupRef[]): Offer[] {
  const to = (path: string) => () => go(path);
  return [
    { id: "meeting", text: say("find.do.meeting.label"), keys: "Ctrl+M", act: actions.toMeeting },
    { id: "home", text: say("find.do.home.label"), keys: "Alt+1", act: to(paths.home) },
    {
      id: "groups",
      text: groups.length > 1 ? say("find.do.groups.label") : say("find.do.group.label"),
      keys: "Alt+2",
      act: to(actions.groupPlace(groups)),
    },
    { id: "topics", text: say("find.do.topics.label"), keys: "Alt+3", act: to(paths.topics) },
    { id: "settings", text: say("find.do.settings.label"), keys: "Alt+4", act: to(paths.settings) },
    { id: "print", text: say("find.do.print.label"), keys: "Ctrl+P", act: actions.print },
    { id: "bigger", text: say("find.do.bigger.label"), keys: "Ctrl +", act: actions.bigger },
    { id: "backUp", text: say("find.do.backUp.label"), act: to(paths.settings) },
    { id: "help", text: say("find.do.help.label"), act: to(paths.help) },
    { id: "lock", text: say("find.do.lock.label"), keys: "Ctrl+L", act: actions.lock },
  ];
}

/** Those whose words all begin like what was typed; all of them while nothing is typed. */
export function fitting(all: readonly Offer[], typed: string): Offer[] {
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter((offer) => {
    const have = offer.text.toLowerCase().split(/[\s-]+/);
    return wanted.every((word) => have.some((one) => one.startsWith(word)));
  });
}
