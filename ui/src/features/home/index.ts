import type { Page } from "../../shared";

export const pages: readonly Page[] = [
  { path: "/home", load: () => import("./HomePage.svelte"), place: "home", remember: true },
  {
    path: "/group/:id/setting-up",
    load: () => import("./settingUp/SettingUpPage.svelte"),
    place: "groups",
    remember: true,
  },
];
