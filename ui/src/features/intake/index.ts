import type { Page } from "../../shared";

const load = () => import("./ListPage.svelte");

export const pages: readonly Page[] = [
  { path: "/new/list", load, place: "groups" },
  { path: "/group/:id/list", load, place: "groups" },
];
