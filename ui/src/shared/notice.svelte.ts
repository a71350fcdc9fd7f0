// What the bar at the foot says after a change: one sentence, with Undo where there is something to
// undo. It stays until the next change or until it is closed; nothing vanishes by itself.
type Notice = { text: string; change: number | null };

let current = $state.raw<Notice | null>(null);

export const notice = {
  get current() {
    return current;
  },
};

/** `tell(say("added", { name }), done.change)` */
export function tell(text: string, change: number | null = null): void {
  // Change number 0 is what Rust answers when nothing differed: there is nothing to take back.
  current = { text, change: change === 0 ? null : change };
}

export function hush(): void {
  current = null;
}
