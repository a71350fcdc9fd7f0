// Finds what a person would find on the page: by what it is, and by the words on it.
const tidy = (text) => text.replace(/\s+/g, " ").trim();
const shown = (e) =>
  e.checkVisibility({ visibilityProperty: true }) && !e.closest("[inert]") && !(modal() && !modal().contains(e));
const modal = () => document.querySelector("dialog:modal");
const words = (e) => tidy(e.innerText ?? e.textContent ?? "");
const name = (e) => {
  const by = e.getAttribute("aria-labelledby");
  if (by) return tidy(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "").join(" "));
  if (e.hasAttribute("aria-label")) return tidy(e.getAttribute("aria-label"));
  if (e.labels?.length) return tidy([...e.labels].map(words).join(" "));
  return words(e);
};
const KINDS = {
  press: "button, a[href], summary, [role=button], [role=option], [role=menuitem]",
  field: "input:not([type=radio]):not([type=checkbox]), textarea, select",
  tick: "input[type=radio], input[type=checkbox]",
  heading: "h1, h2, h3, h4",
};
KINDS.any = [KINDS.press, KINDS.field, KINDS.tick].join(", ");
const all = (kind) => [...document.querySelectorAll(KINDS[kind])].filter(shown);
// The words as they are written come first; a name that only begins with them counts if there is one alone.
const find = (kind, wanted) => {
  const here = all(kind);
  const exact = here.filter((e) => name(e) === wanted);
  return exact.length ? exact : here.filter((e) => name(e).startsWith(wanted));
};
