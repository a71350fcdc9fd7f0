import type { Page } from "../../shared";

export const pages: readonly Page[] = [
  {
    path: "/group/:id/tell",
    load: () => import("./TellPage.svelte"),
    place: "groups",
    remember: true,
  },
  {
    path: "/group/:id/tell/:message/:meeting",
    load: () => import("./TellPage.svelte"),
    place: "groups",
    remember: true,
  },
];
