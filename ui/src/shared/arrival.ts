// After going to another page the heading takes the focus, once, so that keyboard and screen reader
// start where the eye does. A page that only redraws itself takes nothing.
let due = false;

export function arriving(): void {
  due = true;
}

/** Focuses `heading` if the person has just come to this page. */
export function arrive(heading: HTMLElement): void {
  if (!due) return;
  due = false;
  document.documentElement.scrollTop = 0;
  heading.focus({ preventScroll: true });
}
