import type { Overview } from "../../ipc";
import { say } from "./say";

type Stands = Pick<Overview, "look" | "well" | "now" | "people" | "cameOf100" | "setUp">;

/** How many meet, with how many people, and how many are about to: the line below the heading. */
export function counted(view: Stands): string | undefined {
  const said: string[] = [];
  if (view.now > 0) {
    const people = say("service.people", { count: view.people });
    said.push(say("service.meeting", { count: view.now, people }));
    if (view.cameOf100 !== null) said.push(say("service.came", { number: view.cameOf100 }));
  }
  // With nothing else to say, the heading says it.
  if (view.setUp > 0 && view.look + view.well > 0)
    said.push(
      say(view.now > 0 ? "service.settingUpToo" : "service.settingUp", { count: view.setUp }),
    );
  return said.length > 0 ? said.join(" ") : undefined;
}

/** How things stand, in one sentence: the heading of the service's Home. */
export function standing(view: Pick<Stands, "look" | "well" | "setUp">): string {
  const count = view.well;
  if (view.look === 0) {
    if (count > 0) return `${say("service.well", { count })}.`;
    return view.setUp > 0
      ? say("service.settingUp", { count: view.setUp })
      : say("service.none.title");
  }
  const look = say("service.needLook", { count: view.look });
  return count === 0 ? `${look}.` : `${look}. ${say("service.wellToo", { count })}.`;
}
