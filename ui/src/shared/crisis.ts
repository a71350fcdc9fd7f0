// Whom to ring, by nation of the UK. No words here: the lock screen and the meeting say them.
export type CrisisNation = "england" | "scotland" | "wales" | "northernIreland";

export const emergency = "999";
export const samaritans = "116 123";

/** Northern Ireland has no 111: people ring their GP out of hours service, listed on nidirect. */
export const urgent: Record<CrisisNation, string | null> = {
  england: "111",
  scotland: "111",
  wales: "111",
  northernIreland: null,
};

/** When the numbers were written down here. A service confirms them before it relies on them. */
export const writtenOn = "2026-11-22";
