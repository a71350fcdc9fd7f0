import type { Plugin } from "vite";

// The window freezes Object.prototype, so that nothing can be slipped under the app. d3-color (below
// the chart library) sets `constructor` on a plain object by assignment, which a frozen prototype
// forbids; defining the property says the same thing and is allowed.
const ASSIGNED = /\bprototype\.constructor = constructor;/;
const DEFINED =
  'Object.defineProperty(prototype, "constructor", { value: constructor, writable: true, configurable: true });';

export function livesFrozen(): Plugin {
  return {
    name: "lives-frozen",
    transform(code, id) {
      if (!id.includes("d3-color") || !ASSIGNED.test(code)) return null;
      return { code: code.replace(ASSIGNED, DEFINED), map: null };
    },
  };
}
