import type { Overview } from "../../ipc";
import { say } from "./say";

/** How things stand, in one sentence: the heading of the service's Home. */
export function standing(view: Pick<Overview, "look" | "well">): string {
  const count = view.well;
  if (view.look === 0)
    return count === 0 ? say("service.none.title") : `${say("service.well", { count })}.`;
  const look = say("service.needLook", { count: view.look });
  return count === 0 ? `${look}.` : `${look}. ${say("service.wellToo", { count })}.`;
}
