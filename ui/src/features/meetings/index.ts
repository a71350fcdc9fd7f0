import type { Page } from "../../shared";

export { itemTitle } from "./items";

export const pages: readonly Page[] = [
  { path: "/group/:id/dates", load: () => import("./DatesPage.svelte"), place: "groups" },
  {
    path: "/group/:id/calendar",
    load: () => import("./CalendarPage.svelte"),
    place: "groups",
    remember: true,
  },
  {
    path: "/meeting/:id/prepare",
    load: () => import("./PreparePage.svelte"),
    place: "home",
    remember: true,
  },
  { path: "/meeting/:id/not-met", load: () => import("./NotMetPage.svelte"), place: "home" },
  { path: "/meeting/:id/hand-on", load: () => import("./HandOnPage.svelte"), place: "home" },
];
