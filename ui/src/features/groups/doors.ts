import { paths, type IconName } from "../../shared";
import type en from "./words/en.json";

/** A page about a group that the group's own page leads to. Its words are `doors.<key>.link`. */
export type Door = {
  key: Exclude<keyof typeof en.doors, "title">;
  path: (group: string) => string;
  icon: IconName;
};

/** One line each, in the order in which they are shown. */
export const doors: readonly Door[] = [
  { key: "dates", path: paths.groupDates, icon: "calendar" },
  { key: "calendar", path: paths.groupCalendar, icon: "calendar" },
  { key: "crisis", path: paths.groupCrisis, icon: "phone" },
  { key: "worried", path: paths.worriedIn, icon: "phone" },
  { key: "goals", path: paths.goals, icon: "spark" },
  { key: "guests", path: paths.groupGuests, icon: "guest" },
  { key: "changes", path: paths.groupChanges, icon: "list" },
  { key: "tell", path: paths.tell, icon: "letter" },
  { key: "print", path: paths.printGroup, icon: "print" },
  { key: "settingUp", path: paths.groupSettingUp, icon: "check" },
  { key: "jobs", path: paths.groupJobs, icon: "people" },
  { key: "places", path: paths.groupPlaces, icon: "home" },
  { key: "agreement", path: paths.groupAgreement, icon: "list" },
  { key: "supportPlan", path: paths.groupSupportPlan, icon: "phone" },
  { key: "handOver", path: paths.handOver, icon: "stick" },
  { key: "together", path: paths.groupTogether, icon: "swap" },
  { key: "life", path: paths.groupLife, icon: "spark" },
  { key: "toAsk", path: paths.groupToAsk, icon: "list" },
  { key: "shared", path: paths.groupShared, icon: "phone" },
];
