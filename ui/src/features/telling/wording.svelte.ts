import { call, change, commands, Draft, type Own, type TellView, type Telling } from "../../ipc";

/** The words of one message while they are being written: kept with every letter as a draft. */
export class Wording {
  readonly #subject: Draft;
  readonly #text: Draft;
  readonly #telling: Telling;
  readonly #view: () => TellView;

  constructor(telling: Telling, view: () => TellView) {
    const key = `tell:${telling.group}:${telling.message}`;
    this.#telling = telling;
    this.#view = view;
    this.#subject = new Draft(`${key}:subject`);
    this.#text = new Draft(`${key}:text`);
    const kept = view();
    void this.#subject.load(kept.subject);
    void this.#text.load(kept.text);
  }

  get subject() {
    return this.#subject.text;
  }

  set subject(text: string) {
    this.#subject.text = text;
    void this.#subject.keep();
  }

  get text() {
    return this.#text.text;
  }

  set text(text: string) {
    this.#text.text = text;
    void this.#text.keep();
  }

  get own(): Own {
    return { subject: this.subject, text: this.text };
  }

  /** Whether the boxes say something else than what is kept. */
  get changed(): boolean {
    const kept = this.#view();
    return this.subject.trim() !== kept.subject || this.text.trim() !== kept.text;
  }

  /** Keeps the words for the group: answers with the change, or null if nothing differed. */
  async keep(): Promise<number | null> {
    if (!this.changed) return null;
    const { group, message } = this.#telling;
    const done = await change(commands.tellingKeepWords(group, message, this.own));
    await this.#forgetDrafts();
    return done.change;
  }

  /** Goes back to Follow-on's words: answers with the change, or null if they were in force anyway. */
  async giveUp(): Promise<number | null> {
    const { group, message } = this.#telling;
    const done = await change(commands.tellingForgetWords(group, message));
    await this.#forgetDrafts();
    const ours = await call(commands.tellingRead(this.#telling));
    this.show(ours);
    return done.change === 0 ? null : done.change;
  }

  /** Shows what is kept: after an undo, or when a co-host wrote. */
  show(kept: { subject: string; text: string }): void {
    this.#subject.text = kept.subject;
    this.#text.text = kept.text;
  }

  /** What is kept for good needs no draft; the boxes stay as they are. */
  async #forgetDrafts(): Promise<void> {
    const { group, message } = this.#telling;
    for (const box of ["subject", "text"]) {
      await call(commands.draftKeep(`tell:${group}:${message}:${box}`, ""));
    }
  }
}
