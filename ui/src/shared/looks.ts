// How the window looks, put on the root of the document. The lock screen uses this too, so it must
// stay small and know no framework.
export const textSizes = [100, 125, 150, 175, 200] as const;

export type Appearance = {
  textPercent: number;
  colours: "light" | "dark" | "contrast" | "system";
  lessMotion: boolean;
};

/** Until somebody chooses: as the laptop does it, and the numbers of the largest nation. */
export const usualLooks = {
  textPercent: 100,
  colours: "system",
  lessMotion: false,
  nation: "england",
  lockAfterMinutes: 10,
  moveAfterMinutes: 50,
} as const;

let latest: Appearance | null = null;
let following = false;

const darkWanted = () => matchMedia("(prefers-color-scheme: dark)");
const contrastWanted = () => matchMedia("(prefers-contrast: more)");

function theme(colours: Appearance["colours"]): string {
  if (colours !== "system") return colours;
  if (contrastWanted().matches) return "contrast";
  return darkWanted().matches ? "dark" : "light";
}

function put(looks: Appearance) {
  const root = document.documentElement;
  root.dataset.system = /Linux/.test(navigator.userAgent) ? "linux" : "other";
  root.dataset.theme = theme(looks.colours);
  root.dataset.motion = looks.lessMotion ? "less" : "usual";
  root.style.setProperty("--text", String(looks.textPercent / 100));
}

export function apply(looks: Appearance): void {
  latest = looks;
  put(looks);
  if (following) return;
  following = true;
  // "Same as my laptop" follows the laptop also while the app is open.
  for (const wanted of [darkWanted(), contrastWanted()]) {
    wanted.addEventListener("change", () => latest && put(latest));
  }
}
