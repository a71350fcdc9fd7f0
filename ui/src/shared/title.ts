import { say } from "./say";

// The window's title is put together from two components: the page's heading and whether a
// problem is being shown. Screen readers speak it first.
const heading = { text: "", problems: 0 };

function write() {
  const page = heading.text ? `${heading.text} – Follow-on` : "Follow-on";
  document.title = heading.problems > 0 ? `${say("problem.prefix")} ${page}` : page;
}

export function titleIs(text: string): void {
  heading.text = text;
  write();
}

/** Marks the title while a problem is on the page; returns the way to unmark it. */
export function titleHasProblem(): () => void {
  heading.problems += 1;
  write();
  return () => {
    heading.problems -= 1;
    write();
  };
}
