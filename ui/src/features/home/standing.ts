import type { Overview } from "../../ipc";
import { say } from "./say";

/** How things stand, in one sentence: the heading of the service's Home. */
export function standing(view: Pick<Overview, "look" | "well">): string {
  const well = say("service.well", { count: view.well });
  if (view.look === 0) return view.well === 0 ? say("service.none.title") : `${well}.`;
  const look = say("service.needLook", { count: view.look });
  return view.well === 0 ? `${look}.` : `${look}. ${well}.`;
}
