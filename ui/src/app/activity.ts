import { commands } from "../ipc";

const EVERY = 20_000;

/** Tells the shell that someone is here, so that it does not lock. At most once in 20 seconds. */
export function watchActivity(): () => void {
  let last = 0;
  function heard(event: Event) {
    if (event.timeStamp - last < EVERY && last !== 0) return;
    last = event.timeStamp;
    void commands.activity();
  }
  const kinds = ["pointerdown", "keydown", "wheel"] as const;
  for (const kind of kinds) addEventListener(kind, heard, { passive: true });
  return () => {
    for (const kind of kinds) removeEventListener(kind, heard);
  };
}
