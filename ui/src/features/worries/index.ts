import type { Page } from "../../shared";

// Neither is come back to after a lock: it would be the first thing that whoever unlocks sees.
export const pages: readonly Page[] = [
  { path: "/group/:id/worried", load: () => import("./WorriedPage.svelte"), place: "groups" },
  {
    path: "/group/:id/worried/:member",
    load: () => import("./WorriedPage.svelte"),
    place: "groups",
  },
];
