import { commands } from "./bindings";
import { call } from "./call";

/**
 * Something that is being typed. It is kept on this laptop while it is typed, so that leaving,
 * locking or a crash loses nothing: `bind:value={draft.text} oninput={() => draft.keep()}`.
 */
export class Draft {
  text = $state("");
  readonly #key: string;
  #kept = "";
  #writing: Promise<void> | null = null;

  constructor(key: string) {
    this.#key = key;
  }

  /** Brings back what was typed before; `otherwise` when there is nothing. */
  async load(otherwise = ""): Promise<void> {
    try {
      this.#kept = await call(commands.draftRead(this.#key));
    } catch {
      // Without the draft there is still the page: people can type anew.
    }
    // Whoever typed in the meantime keeps what they typed.
    if (this.text === "") this.text = this.#kept || otherwise;
  }

  /** Keeps what stands in the box now. Letters typed while one copy is written go into the next. */
  keep(): Promise<void> {
    this.#writing ??= this.#write().finally(() => (this.#writing = null));
    return this.#writing;
  }

  /** Empties the box and forgets the draft: it has become something that is kept for good. */
  clear(): Promise<void> {
    this.text = "";
    return this.keep();
  }

  async #write() {
    while (this.#kept !== this.text) {
      const text = this.text;
      try {
        await call(commands.draftKeep(this.#key, text));
      } catch {
        // It stays on the screen, and the next letter tries again.
        return;
      }
      this.#kept = text;
    }
  }
}
