import type { Page } from "../../shared";

export const pages: readonly Page[] = [
  {
    path: "/meeting/:id",
    load: () => import("./MeetingPage.svelte"),
    place: null,
    frame: "screen",
    remember: true,
  },
  {
    path: "/meeting/:id/register",
    load: () => import("./RegisterPage.svelte"),
    place: "home",
    remember: true,
  },
  {
    path: "/meeting/:id/close",
    load: () => import("./ClosePage.svelte"),
    place: "home",
    remember: true,
  },
  {
    path: "/group/:id/guests",
    load: () => import("./GuestsPage.svelte"),
    place: "groups",
    remember: true,
  },
];
