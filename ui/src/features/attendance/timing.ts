import type { AgendaItem, NowView, Sitting } from "../../ipc";

const MINUTE = 60_000;

/** Where the item that is on stands, in whole minutes. */
export type Left = { state: "left" | "up" | "over"; minutes: number };

export function timeLeft(now: number, endsAt: number): Left {
  if (endsAt > now) {
    return { state: "left", minutes: Math.max(1, Math.round((endsAt - now) / MINUTE)) };
  }
  const minutes = Math.floor((now - endsAt) / MINUTE);
  return { state: minutes === 0 ? "up" : "over", minutes };
}

/** How much of the item is used up, in whole minutes: "7 of 30". */
export function used(now: number, on: NowView): { minutes: number; of: number } {
  const started = Date.parse(on.startedAt);
  const of = Math.round((Date.parse(on.endsAt) - started) / MINUTE);
  const minutes = Math.min(of, Math.max(0, Math.floor((now - started) / MINUTE)));
  return { minutes, of };
}

/**
 * When each item to come would start, and when it all ends. What runs over moves the rest along, so
 * this is worked out anew each time the clock moves.
 */
export function outlook<T extends Pick<AgendaItem, "minutes">>(
  now: number,
  endsAt: number,
  ahead: readonly T[],
): { items: { item: T; at: Date }[]; end: Date } {
  let at = Math.max(now, endsAt);
  const items = ahead.map((item) => {
    const begins = new Date(at);
    at += item.minutes * MINUTE;
    return { item, at: begins };
  });
  return { items, end: new Date(at) };
}

/** How long people have sat, in whole minutes, if it is time for a break to move; null: it is not. */
export function stretch(now: number, sitting: Sitting, after: number): number | null {
  if (sitting.since === null || after === 0) return null;
  const sat = Math.floor((now - Date.parse(sitting.since)) / MINUTE);
  const putOff = sitting.notBefore !== null && now < Date.parse(sitting.notBefore);
  return sat >= after && !putOff ? sat : null;
}
