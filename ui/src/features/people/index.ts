import type { Page } from "../../shared";

export { default as GroupHelps } from "./GroupHelps.svelte";
export { default as HelpFlag } from "./HelpFlag.svelte";
export { default as NeedsCard } from "./NeedsCard.svelte";
export { default as PermissionsCard } from "./PermissionsCard.svelte";
export { default as SameCard } from "./SameCard.svelte";

export const pages: readonly Page[] = [
  {
    path: "/member/:id/permissions",
    load: () => import("./PermissionsPage.svelte"),
    place: "groups",
    remember: true,
  },
  {
    path: "/member/:id/permissions/form",
    load: () => import("./FormPage.svelte"),
    place: "groups",
  },
  {
    path: "/member/:id/needs",
    load: () => import("./NeedsPage.svelte"),
    place: "groups",
    remember: true,
  },
  { path: "/member/:id/group", load: () => import("./OtherGroupPage.svelte"), place: "groups" },
  {
    path: "/person/:id",
    load: () => import("./PersonPage.svelte"),
    place: "groups",
    remember: true,
  },
  {
    path: "/group/:id/to-ask",
    load: () => import("./ToAskPage.svelte"),
    place: "groups",
    remember: true,
  },
  {
    path: "/group/:id/named",
    load: () => import("./NamedPage.svelte"),
    place: "groups",
    remember: true,
  },
  {
    path: "/group/:id/shared",
    load: () => import("./SharedPage.svelte"),
    place: "groups",
    remember: true,
  },
  {
    path: "/may-ask/:purpose",
    load: () => import("./MayAskPage.svelte"),
    place: "groups",
    remember: true,
  },
];
