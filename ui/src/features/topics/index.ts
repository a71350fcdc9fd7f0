import type { Page } from "../../shared";

export { default as TopicHelp } from "./TopicHelp.svelte";

export const pages: readonly Page[] = [
  { path: "/topics", load: () => import("./TopicsPage.svelte"), place: "topics", remember: true },
  {
    path: "/topics/:group",
    load: () => import("./TopicsPage.svelte"),
    place: "topics",
    remember: true,
  },
  {
    path: "/topic/:code/:group",
    load: () => import("./TopicPage.svelte"),
    place: "topics",
    remember: true,
  },
  {
    path: "/topic/:code/:group/write",
    load: () => import("./WritePage.svelte"),
    place: "topics",
    remember: true,
  },
];
