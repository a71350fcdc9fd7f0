import type { GroupRef, Me } from "../../ipc";
import { go, paths } from "../../shared";
import * as actions from "../actions";
import { say } from "../say";
import { near, wordsOf } from "./near";

/** Something the Find box can do at once. `also` are other words people look for it by. */
export type Offer = {
  id: string;
  kind: "action" | "setting";
  text: string;
  keys?: string;
  also?: string;
  /** Where it is done for one group; who has several is asked which. */
  inGroup?: (group: string) => string;
  act: () => void;
};

type About = { groups: readonly GroupRef[]; role: Me["role"] | undefined };

/** The places and actions, in the order in which they are wanted most; then the settings. */
export function offers({ groups, role }: About): Offer[] {
  const to = (path: string) => () => go(path);
  const only = groups.length === 1 ? groups[0] : undefined;
  const clinician = role === "clinician";
  const action = (id: string, text: string, act: () => void, more: Partial<Offer> = {}): Offer => ({
    id,
    kind: "action",
    text,
    act,
    ...more,
  });
  const setting = (id: string, text: string, path: string, also: string): Offer => ({
    id,
    kind: "setting",
    text,
    act: to(path),
    also,
  });
  // What is about one group asks which where there are several; with none, the list says how to begin.
  const ofGroup = (id: string, text: string, path: (group: string) => string, also: string) =>
    action(id, text, to(only ? path(only.id) : actions.groupPlace(groups)), {
      also,
      ...(groups.length > 1 ? { inGroup: path } : {}),
    });
  return [
    action("meeting", say("find.do.meeting.label"), actions.toMeeting, { keys: "Ctrl+M" }),
    action("home", say("find.do.home.label"), to(paths.home), { keys: "Alt+1" }),
    action(
      "groups",
      say(
        clinician
          ? "find.do.groups.label"
          : groups.length > 1
            ? "find.do.mine.label"
            : "find.do.group.label",
      ),
      to(clinician ? paths.groups : actions.groupPlace(groups)),
      { keys: "Alt+2" },
    ),
    action("topics", say("find.do.topics.label"), to(paths.topics), { keys: "Alt+3" }),
    action("settings", say("find.do.settings.label"), to(paths.settings), {
      keys: clinician ? "Alt+5" : "Alt+4",
    }),
    ofGroup(
      "addPerson",
      say("find.do.addPerson.label"),
      paths.addPerson,
      say("find.also.addPerson"),
    ),
    ofGroup("dates", say("find.do.dates.label"), paths.groupDates, say("find.also.dates")),
    action("newGroup", say("find.do.newGroup.label"), to(paths.newTyping), {
      also: say("find.also.newGroup"),
    }),
    action("list", say("find.do.list.label"), to(paths.newList), { also: say("find.also.list") }),
    ofGroup("crisis", say("find.do.crisis.label"), paths.worriedIn, say("find.also.crisis")),
    ofGroup("goals", say("find.do.goals.label"), paths.goals, say("find.also.goals")),
    ofGroup("guests", say("find.do.guests.label"), paths.groupGuests, say("find.also.guests")),
    action("print", say("find.do.print.label"), actions.print, { keys: "Ctrl+P" }),
    action("bigger", say("find.do.bigger.label"), actions.bigger, { keys: "Ctrl +" }),
    action("backUp", say("find.do.backUp.label"), to(paths.settings), {
      also: say("find.also.backUp"),
    }),
    action("help", say("find.do.help.label"), to(paths.help)),
    action("lock", say("find.do.lock.label"), actions.lock, { keys: "Ctrl+L" }),
    ...(clinician
      ? [
          action("programmes", say("find.do.programmes.label"), to(paths.programmes)),
          action("reports", say("find.do.reports.label"), to(paths.reports), {
            keys: "Alt+4",
            also: say("find.also.reports"),
          }),
          action("look", say("find.do.look.label"), to(paths.groupsShown("look"))),
          setting(
            "service",
            say("find.set.service.label"),
            paths.service,
            say("find.also.service"),
          ),
          setting("staff", say("find.set.staff.label"), paths.staff, say("find.also.staff")),
        ]
      : []),
    setting("changes", say("find.set.changes.label"), paths.changes, say("find.also.changes")),
    setting("looks", say("find.set.looks.label"), paths.settings, say("find.also.looks")),
    setting(
      "lockAfter",
      say("find.set.lockAfter.label"),
      paths.settings,
      say("find.also.lockAfter"),
    ),
    setting("stretch", say("find.set.stretch.label"), paths.settings, say("find.also.stretch")),
    setting("words", say("find.set.words.label"), paths.words, say("find.also.words")),
    setting("code", say("find.set.code.label"), paths.recovery, say("find.also.code")),
  ];
}

/**
 * Those that have a word like each that was typed, in any order, give or take a slip. While nothing is
 * typed: the actions.
 */
export function fitting(all: readonly Offer[], typed: string): Offer[] {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return all.filter((offer) => offer.kind === "action");
  return all.filter((offer) => {
    const have = wordsOf(`${offer.text} ${offer.also ?? ""}`);
    return wanted.every((word) => have.some((one) => near(word, one)));
  });
}
