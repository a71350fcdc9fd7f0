import type { Message } from "../../ipc";

/** What there is to tell, in the order of a group's life. */
export const messages: readonly Message[] = [
  "invitation",
  "reminder",
  "missedYou",
  "newDate",
  "calledOff",
  "welcome",
  "handOn",
];

/** The message that an address names; an invitation where it names none that we know. */
export const messageOf = (text: string | undefined): Message =>
  messages.find((message) => message === text) ?? "invitation";
