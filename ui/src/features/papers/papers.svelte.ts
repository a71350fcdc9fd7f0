import { type AppFault, asFault, call, commands, type PaperRequest } from "../../ipc";

/** Typst's drawings are plain ASCII: letters are shapes in them. */
const asImage = (drawing: string) => `data:image/svg+xml,${encodeURIComponent(drawing)}`;

/**
 * The papers that are being looked at. Options may be tried one after the other: the latest request
 * counts, and the pages before it stay on the screen until its own are whole.
 */
export class Papers {
  pages = $state.raw<readonly string[]>([]);
  making = $state(false);
  missingLetters = $state(false);
  fault = $state.raw<AppFault | null>(null);
  /** The papers that the pages belong to; none while there are no pages. */
  number = $state<number | null>(null);
  #ticket = 0;

  async make(request: PaperRequest): Promise<void> {
    const mine = ++this.#ticket;
    const stale = () => mine !== this.#ticket;
    this.making = true;
    try {
      const made = await call(commands.papersMake(request));
      const pages: string[] = [];
      for (let page = 0; page < made.pages && !stale(); page++) {
        pages.push(asImage(await call(commands.papersPage(made.number, page))));
      }
      if (stale()) return;
      this.pages = pages;
      this.number = made.number;
      this.missingLetters = made.missingLetters;
      this.fault = null;
    } catch (thrown) {
      // That a request was replaced by a later one is no fault.
      if (stale()) return;
      this.none();
      this.fault = asFault(thrown);
    }
    this.making = false;
  }

  /** Nothing is chosen: there are no pages, and what is under way no longer counts. */
  none(): void {
    this.#ticket += 1;
    this.pages = [];
    this.number = null;
    this.making = false;
    this.fault = null;
  }

  /** The page is left: nothing of the papers stays in memory. */
  putAway(): void {
    this.none();
    // Locked meanwhile: then nothing is there any more either.
    void call(commands.papersPutAway()).catch(() => undefined);
  }
}
