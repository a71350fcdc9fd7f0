import { asFault, inWords } from "../../ipc";
import { tell } from "../../shared";

/** Does something and says in the bar what went wrong, if anything did. */
export async function trying(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (thrown) {
    tell(inWords(asFault(thrown)));
  }
}
