import type { Page } from "../../shared";

export { choose, looks, nextTextSize, readLooks, smallerTextSize } from "./looks.svelte";

export const pages: readonly Page[] = [
  {
    path: "/settings",
    load: () => import("./SettingsPage.svelte"),
    place: "settings",
    remember: true,
  },
  { path: "/settings/practise", load: () => import("./PractisePage.svelte"), place: "settings" },
  { path: "/settings/words", load: () => import("./WordsPage.svelte"), place: "settings" },
];
