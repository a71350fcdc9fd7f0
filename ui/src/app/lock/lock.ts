// The lock screen: a document of its own without the app's framework, so that it is there as soon
// as the window is. It shows no name and nothing from inside.
import "../../../theme/tokens.css";
import "../../../theme/ground.css";
import "./lock.css";
import { call, type AppFault } from "../../ipc/call";
import { commands } from "../../ipc/bindings";
import { apply, usualLooks } from "../../shared/looks";
import { codeForm } from "./code";
import { crisisCard } from "./crisis";
import { earlyLooks } from "./early";
import { element, secretBox, showProblem } from "./parts";
import { words } from "./words";

const main = document.getElementById("lock") ?? document.body;

const enter = () => location.replace("index.html");

/** What was to be opened is broken and was put aside: the way from here is a backup, or a new start. */
function nothingToOpen(text: string): void {
  const go = element("button", { type: "button", class: "open" }, words.aside.button);
  go.addEventListener("click", enter);
  const title = element("h1", { tabindex: "-1" }, words.aside.title);
  main.replaceChildren(element("div", { class: "card" }, title, element("p", {}, text), go));
  title.focus();
}

function wordsForm(forgotten: () => void): HTMLElement {
  const box = secretBox("words", words.words.label, words.words.hint);
  const problem = element("div", {});
  const open = element("button", { type: "submit", class: "open" }, words.open.button);
  const form = element("form", { novalidate: "" }, problem, box.part, open);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (open.disabled) return;
    if (!box.input.value.trim()) {
      showProblem(problem, words.empty.words, box.input);
      return;
    }
    open.disabled = true;
    try {
      await call(commands.unlock(box.input.value));
      enter();
    } catch (thrown) {
      // The table of sentences is large and only wanted when something went wrong.
      const { inWords } = await import("../../ipc/errors");
      const fault = thrown as AppFault;
      if (fault.what === "vault.keptAside") {
        nothingToOpen(inWords(fault));
        return;
      }
      showProblem(problem, inWords(fault), box.input);
      // One box only: the next try is typed straight over the last one. The problem is read out.
      box.input.select();
      box.input.focus();
    } finally {
      open.disabled = false;
    }
  });
  const other = element("button", { type: "button", class: "quiet" }, words.forgotten.button);
  other.addEventListener("click", forgotten);
  return element(
    "div",
    {},
    element("h1", { tabindex: "-1" }, words.title),
    element("p", {}, words.saved),
    form,
    other,
  );
}

async function begin() {
  // Someone may need this in the usual looks sooner than not at all.
  const looks =
    earlyLooks(location.hash) ?? (await call(commands.looksRead()).catch(() => usualLooks));
  apply(looks);
  const form = element("div", {});
  const withWords = () => {
    form.replaceChildren(wordsForm(withCode));
    document.getElementById("words")?.focus();
  };
  const withCode = () => {
    form.replaceChildren(codeForm(withWords, enter));
    document.getElementById("code")?.focus();
  };
  main.replaceChildren(
    element("div", { class: "card" }, element("p", { class: "name" }, words.locked), form),
    crisisCard(looks.nation),
  );
  withWords();
}

void begin();
