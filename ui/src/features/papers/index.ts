import type { Page } from "../../shared";

export { default as Preview } from "./Preview.svelte";

export const pages: readonly Page[] = [
  { path: "/group/:id/print", load: () => import("./PrintGroup.svelte"), place: "groups" },
  {
    path: "/group/:id/print/:paper",
    load: () => import("./PrintGroup.svelte"),
    place: "groups",
  },
  { path: "/meeting/:id/print", load: () => import("./PrintMeeting.svelte"), place: "home" },
];
