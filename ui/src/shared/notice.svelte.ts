// What the bar at the foot says after a change: one sentence, with Undo where there is something to
// undo, and Do it again where that was undone. It stays until the next change or until it is closed;
// nothing vanishes by itself.
type Way = "undo" | "redo";
type Notice = { text: string; change: number | null; way: Way };

// Told just before its page changed, a notice goes along; at the next change of page it has been read.
let pagesSeen = 0;

let current = $state.raw<Notice | null>(null);

export const notice = {
  get current() {
    return current;
  },
};

/** `tell(say("added", { name }), done.change)` */
export function tell(text: string, change: number | null = null, way: Way = "undo"): void {
  // Change number 0 is what Rust answers when nothing differed: there is nothing to take back.
  current = { text, change: change === 0 ? null : change, way };
  pagesSeen = 0;
}

/** The page changed. Ctrl+Z still takes back what the notice was about. */
export function pageChanged(): void {
  pagesSeen += 1;
  if (pagesSeen > 1) current = null;
}

export function hush(): void {
  current = null;
}
