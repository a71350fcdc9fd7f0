import { textSizes, usualLooks, type Appearance } from "../../shared/looks";
import type { CrisisNation } from "../../shared/crisis";

export type EarlyLooks = Appearance & { nation: CrisisNation };

const COLOURS = ["light", "dark", "contrast", "system"] as const;
const NATIONS = ["england", "scotland", "wales", "northernIreland"] as const;

const oneOf = <T>(all: readonly T[], given: unknown, otherwise: T): T =>
  all.find((one) => one === given) ?? otherwise;

/**
 * The looks as the shell may write them behind the page's address
 * ("#text=150&colours=dark&motion=less&nation=scotland"), so that the lock screen can be drawn
 * before the way to Rust is open, which takes a tenth of a second. Nothing personal is in them.
 */
export function earlyLooks(hash: string): EarlyLooks | null {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  if (!given.has("text")) return null;
  return {
    textPercent: oneOf<number>(textSizes, Number(given.get("text")), usualLooks.textPercent),
    colours: oneOf(COLOURS, given.get("colours"), usualLooks.colours),
    lessMotion: given.get("motion") === "less",
    nation: oneOf(NATIONS, given.get("nation"), usualLooks.nation),
  };
}
