import { Draft } from "./draft.svelte";

/**
 * A form that is being filled in, kept as one draft: half of it comes back after a lock or a crash.
 * `<form oninput={() => draft.keep(typed)} onchange={() => draft.keep(typed)}>`
 */
export class FormDraft<T extends object> {
  /** Whether something of an earlier time came back. */
  back = $state(false);
  readonly #draft: Draft;

  constructor(key: string) {
    this.#draft = new Draft(key);
  }

  /** What was typed before and not kept, box by box; null when there is nothing. */
  async load(): Promise<Partial<T> | null> {
    await this.#draft.load();
    if (this.#draft.text === "") return null;
    try {
      const typed = JSON.parse(this.#draft.text) as Partial<T>;
      this.back = true;
      return typed;
    } catch {
      // A draft of an older form is no loss: the boxes show what is kept.
      return null;
    }
  }

  /** Keeps what stands in the boxes now. */
  keep(form: T): void {
    this.#draft.text = JSON.stringify(form);
    void this.#draft.keep();
  }

  /** Forgets the draft: it is kept for good, or nobody wants it. */
  async clear(): Promise<void> {
    this.back = false;
    await this.#draft.clear();
  }
}
