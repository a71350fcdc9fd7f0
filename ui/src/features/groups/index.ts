import type { Page } from "../../shared";

export const pages: readonly Page[] = [
  { path: "/groups", load: () => import("./GroupsPage.svelte"), place: "groups", remember: true },
  { path: "/group/:id", load: () => import("./GroupPage.svelte"), place: "groups", remember: true },
  {
    path: "/member/:id",
    load: () => import("./MemberPage.svelte"),
    place: "groups",
    remember: true,
  },
  { path: "/new/typing", load: () => import("./TypingPage.svelte"), place: "groups" },
];
