import type { Page } from "../../shared";

/** First start: from the first question to a recovery code that is safe. */
export const pages: readonly Page[] = [
  { path: "/start", load: () => import("./Choose.svelte"), place: null, frame: "full" },
  { path: "/start/you/:kind", load: () => import("./You.svelte"), place: null, frame: "full" },
  { path: "/start/words", load: () => import("./Words.svelte"), place: null, frame: "full" },
  { path: "/start/code", load: () => import("./Code.svelte"), place: null, frame: "full" },
  { path: "/start/explore", load: () => import("./Explore.svelte"), place: null, frame: "full" },
  { path: "/start/restore", load: () => import("./Restore.svelte"), place: null, frame: "full" },
];
