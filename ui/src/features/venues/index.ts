import type { Page } from "../../shared";

export { default as Gaps } from "./Gaps.svelte";
export { default as PlaceChoice } from "./PlaceChoice.svelte";

export const pages: readonly Page[] = [
  {
    path: "/group/:id/places",
    load: () => import("./VenuesPage.svelte"),
    place: "groups",
    remember: true,
  },
  { path: "/group/:id/places/new", load: () => import("./NewVenuePage.svelte"), place: "groups" },
  { path: "/place/:id", load: () => import("./VenuePage.svelte"), place: "groups", remember: true },
];
