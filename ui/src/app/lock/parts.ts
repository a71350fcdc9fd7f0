import { words } from "./words";

type Attributes = Record<string, string>;

/** An element with attributes and children; text goes in as text, never as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export type Box = { part: HTMLElement; input: HTMLInputElement };

/** A labelled box. */
export function textBox(id: string, label: string, hint: string): Box {
  const input = element("input", {
    id,
    type: "text",
    autocomplete: "off",
    autocapitalize: "none",
    spellcheck: "false",
    "aria-describedby": `${id}-hint`,
  });
  const line = element("div", { class: "line" }, input);
  const part = element(
    "div",
    { class: "box" },
    element("label", { for: id }, label),
    element("p", { class: "hint", id: `${id}-hint` }, hint),
    line,
  );
  return { part, input };
}

/** A box whose letters are hidden until "Show" is pressed. Pasting is welcome. */
export function secretBox(id: string, label: string, hint: string): Box {
  const box = textBox(id, label, hint);
  box.input.type = "password";
  const show = element(
    "button",
    { type: "button", class: "show", "aria-pressed": "false", "aria-controls": id },
    words.show.button,
  );
  show.addEventListener("click", () => {
    const shown = box.input.type === "password";
    box.input.type = shown ? "text" : "password";
    show.setAttribute("aria-pressed", String(shown));
    show.textContent = shown ? words.hide.button : words.show.button;
  });
  box.input.after(show);
  return box;
}

/** Says what is wrong above the form, marks the box, and takes the focus there. */
export function showProblem(place: HTMLElement, text: string, input: HTMLInputElement): void {
  document.title = `Error: ${words.locked}`;
  input.setAttribute("aria-invalid", "true");
  const link = element("a", { href: `#${input.id}` }, text);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    input.focus();
  });
  const summary = element(
    "div",
    { class: "problem", role: "alert", tabindex: "-1" },
    element("h2", {}, words.problem),
    element("p", {}, link),
  );
  place.replaceChildren(summary);
  summary.focus();
}
