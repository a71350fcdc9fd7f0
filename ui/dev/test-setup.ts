import { vi } from "vitest";

// jsdom draws nothing, so it has no sizes to watch, no media to ask and nowhere to scroll.
vi.stubGlobal(
  "ResizeObserver",
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
);
vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener() {} }));
Element.prototype.scrollIntoView = () => undefined;
