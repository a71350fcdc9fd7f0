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

/** When somebody last looked the numbers up. */
export const checkedOn = "2026-11-22";
