import type { Page } from "../../shared";

export const pages: readonly Page[] = [
  {
    path: "/programmes",
    load: () => import("./ProgrammesPage.svelte"),
    place: "groups",
    remember: true,
  },
  {
    path: "/programme/:id",
    load: () => import("./ProgrammePage.svelte"),
    place: "groups",
    remember: true,
  },
  {
    path: "/new/programme",
    load: () => import("./NewPage.svelte"),
    place: "groups",
    remember: true,
  },
];
