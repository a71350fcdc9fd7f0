import type { Page } from "../../shared";

export const pages: readonly Page[] = [
  { path: "/help", load: () => import("./HelpPage.svelte"), place: null, remember: true },
];
