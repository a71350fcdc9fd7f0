import type { Asked, Decision, Purpose } from "../../ipc";
import { say } from "./say";

/** How many questions were answered with yes, and how many were not asked, before somebody leaves. */
export function counted(asked: readonly Asked[]): { yes: number; notAsked: number } {
  const now = asked.filter((one) => !one.onLeaving);
  return {
    yes: now.filter((one) => one.decision === "given").length,
    notAsked: now.filter((one) => one.decision === "notAsked").length,
  };
}

/** The colour of a decision's tag: a no is as good an answer as a yes, so neither alarms. */
export const colours: Record<Decision, "green" | "grey" | "blue" | "yellow"> = {
  given: "green",
  refused: "grey",
  withdrawn: "grey",
  notAsked: "blue",
};

/** What is said after a yes was taken back; where values were purged, that undo asks for them again. */
export function takenBack(purpose: Purpose, name: string, onServiceList: boolean): string {
  if (purpose === "holdDetails") {
    return say(onServiceList ? "permissions.done.offListService" : "permissions.done.offList", {
      name,
    });
  }
  if (!onServiceList && (purpose === "hostHasContacts" || purpose === "groupKeepsInTouch")) {
    return say("permissions.done.typeAgain");
  }
  if (!onServiceList && purpose === "hostsKnowNeeds") return say("permissions.done.needsAgain");
  return say("permissions.done.withdrawn");
}

/** The first word of a name: how people are spoken of on their own page. */
export const firstName = (name: string): string => name.split(" ")[0] || name;
