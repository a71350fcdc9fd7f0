import type { Page } from "../../shared";

export const pages: readonly Page[] = [
  { path: "/member/:id/leaving", load: () => import("./LeavingPage.svelte"), place: "groups" },
];
