import type { Page } from "../../shared";

/** Handing a group over, keeping it the same on several laptops, a file that somebody gave. */
export const pages: readonly Page[] = [
  { path: "/group/:id/hand-over", load: () => import("./HandOverPage.svelte"), place: "groups" },
  {
    path: "/group/:id/together",
    load: () => import("./TogetherPage.svelte"),
    place: "groups",
    remember: true,
  },
  { path: "/file", load: () => import("./FilePage.svelte"), place: "groups" },
];
