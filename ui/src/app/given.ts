import { commands, onFileGiven } from "../ipc";
import { go, paths } from "../shared";
import { session } from "./session.svelte";

/** Shows the file that waits: in the open app its page, before that the way to it. */
function show(): void {
  go(session.state.stage === "open" ? paths.file : paths.startWithFile);
}

/**
 * Goes to the file that somebody gave and opened by a double click: at once if the app was started by it,
 * and whenever the system hands one over later. Returns the way to stop.
 */
export function watchGiven(): () => void {
  let stop = () => undefined as void;
  let gone = false;
  void onFileGiven(show).then((unlisten) => {
    if (gone) unlisten();
    else stop = unlisten;
  });
  void commands.givenRead().then((answer) => {
    // A file that is none of ours is told of on the page as well.
    if (!gone && (answer.status === "error" || answer.data)) show();
  });
  return () => {
    gone = true;
    stop();
  };
}
