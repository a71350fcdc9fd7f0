import { commands } from "../../ipc/bindings";
import { call, type AppFault } from "../../ipc/call";
import { element, secretBox, showProblem, textBox } from "./parts";
import { words } from "./words";

/** For the day the words are forgotten: the recovery code, and new words. */
export function codeForm(back: () => void, enter: () => void): HTMLElement {
  const code = textBox("code", words.code.label, words.code.hint);
  const fresh = secretBox("new-words", words.code.new.label, words.code.new.hint);
  const again = secretBox("again", words.code.again.label, words.code.again.hint);
  const problem = element("div", {});
  const said = element("p", { role: "status" });

  const offer = element("button", { type: "button", class: "quiet" }, words.code.offer.button);
  offer.addEventListener("click", async () => {
    const offered = await call(commands.wordsOffer());
    said.textContent = words.code.offered.replace("{{words}}", offered);
    fresh.input.value = again.input.value = offered;
  });

  const plain = (text: string) => text.trim().toLowerCase().replace(/\s+/g, " ");
  const missing = (): [string, HTMLInputElement] | null => {
    if (!code.input.value.trim()) return [words.empty.code, code.input];
    if (!fresh.input.value.trim()) return [words.empty.new, fresh.input];
    if (plain(fresh.input.value) !== plain(again.input.value)) {
      return [words.empty.mismatch, again.input];
    }
    return null;
  };

  const open = element("button", { type: "submit", class: "open" }, words.open.button);
  const form = element(
    "form",
    { novalidate: "" },
    problem,
    code.part,
    fresh.part,
    again.part,
    offer,
    said,
    open,
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (open.disabled) return;
    const wrong = missing();
    if (wrong) {
      showProblem(problem, ...wrong);
      return;
    }
    open.disabled = true;
    try {
      await call(commands.unlockWithCode(code.input.value, fresh.input.value));
      enter();
    } catch (thrown) {
      const fault = thrown as AppFault;
      const { inWords } = await import("../../ipc/errors");
      showProblem(problem, inWords(fault), fault.field === "newWords" ? fresh.input : code.input);
    } finally {
      open.disabled = false;
    }
  });

  const other = element("button", { type: "button", class: "quiet" }, words.code.back.button);
  other.addEventListener("click", back);
  return element("div", {}, element("h1", { tabindex: "-1" }, words.code.title), form, other);
}
