import type { Page } from "../../shared";

export const pages: readonly Page[] = [
  {
    path: "/reports",
    load: () => import("./ReportsPage.svelte"),
    place: "reports",
    remember: true,
  },
];
