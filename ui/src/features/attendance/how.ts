import type { HowCame, Status } from "../../ipc";
import { say } from "./say";

/** What is known of somebody in a few words: "Here, came late, by phone". Empty: nothing. */
export function known(status: Status | null, how: HowCame): string {
  if (status === null) return "";
  const parts = [say(`register.status.${status}`)];
  if (how.late) parts.push(say("register.how.late"));
  if (how.leftEarly) parts.push(say("register.how.leftEarly"));
  if (how.joinedBy) parts.push(say(`register.how.${how.joinedBy}`));
  return parts.join(", ");
}
