import type { Component } from "svelte";

/** Which of the places in the rail a page belongs to. */
export type Place = "home" | "groups" | "topics" | "reports" | "settings" | null;

/** A page as its feature hands it to the app. The parts of the address arrive as properties. */
export type Page = {
  /** "/group/:id" arrives as the property `id`. */
  path: string;
  // Pages differ in the properties they take; the address above is what promises them.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  load: () => Promise<{ default: Component<any> }>;
  place: Place;
  /**
   * "rail" (usual) or "full": the whole window, one way out, its own bar (first start). "screen" is
   * full and never longer than the window: the page scrolls within itself (meeting).
   */
  frame?: "rail" | "full" | "screen";
  /** Come back here after unlocking. Not for pages where what is half done is kept nowhere. */
  remember?: boolean;
};
