/**
 * Puts text on the clipboard: true if it is there. To be called in the press itself, before anything
 * is waited for: a web view lets nothing be copied later on. The text is selected and copied as a
 * person would do it, and where that is refused the newer way is tried.
 */
export async function copy(text: string): Promise<boolean> {
  if (copySelected(text)) return true;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function copySelected(text: string): boolean {
  const back = document.activeElement;
  const box = document.createElement("textarea");
  box.value = text;
  box.setAttribute("aria-hidden", "true");
  box.style.position = "fixed";
  box.style.opacity = "0";
  document.body.append(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  if (back instanceof HTMLElement) back.focus();
  return done;
}
