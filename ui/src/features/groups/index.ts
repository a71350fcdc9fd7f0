import type { Page } from "../../shared";

export { jobNames } from "./jobs/names";
export { why } from "./why";

export const pages: readonly Page[] = [
  { path: "/groups", load: () => import("./GroupsPage.svelte"), place: "groups", remember: true },
  {
    path: "/groups/:show",
    load: () => import("./GroupsPage.svelte"),
    place: "groups",
    remember: true,
  },
  { path: "/group/:id", load: () => import("./GroupPage.svelte"), place: "groups", remember: true },
  {
    path: "/group/:id/add",
    load: () => import("./AddPersonPage.svelte"),
    place: "groups",
    remember: true,
  },
  {
    path: "/member/:id",
    load: () => import("./MemberPage.svelte"),
    place: "groups",
    remember: true,
  },
  {
    path: "/group/:id/jobs",
    load: () => import("./jobs/JobsPage.svelte"),
    place: "groups",
    remember: true,
  },
  {
    path: "/group/:id/agreement",
    load: () => import("./agreed/AgreementPage.svelte"),
    place: "groups",
    remember: true,
  },
  {
    path: "/group/:id/support-plan",
    load: () => import("./agreed/SupportPlanPage.svelte"),
    place: "groups",
    remember: true,
  },
  {
    path: "/agreed/:id",
    load: () => import("./agreed/VersionPage.svelte"),
    place: "groups",
    remember: true,
  },
  {
    path: "/group/:id/life",
    load: () => import("./life/LifePage.svelte"),
    place: "groups",
    remember: true,
  },
  {
    path: "/new/typing",
    load: () => import("./TypingPage.svelte"),
    place: "groups",
    remember: true,
  },
];
