import type { Page } from "../../shared";

export const pages: readonly Page[] = [
  {
    path: "/group/:id/goals",
    load: () => import("./GoalsPage.svelte"),
    place: "groups",
    remember: true,
  },
];
