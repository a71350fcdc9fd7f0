import type { Page } from "../../shared";

export { default as CrisisNumbers } from "./CrisisNumbers.svelte";

export const pages: readonly Page[] = [
  {
    path: "/settings/service",
    load: () => import("./ServicePage.svelte"),
    place: "settings",
    remember: true,
  },
  {
    path: "/settings/staff",
    load: () => import("./StaffPage.svelte"),
    place: "settings",
    remember: true,
  },
  {
    path: "/settings/changes",
    load: () => import("./ChangesPage.svelte"),
    place: "settings",
    remember: true,
  },
  {
    path: "/group/:id/changes",
    load: () => import("./ChangesPage.svelte"),
    place: "groups",
    remember: true,
  },
  {
    path: "/group/:id/crisis",
    load: () => import("./CrisisPage.svelte"),
    place: "groups",
    remember: true,
  },
];
