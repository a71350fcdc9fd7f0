import type { Plugin } from "vite";

// The window freezes Object.prototype, so that nothing can be slipped under the app. Two libraries
// below the charts (d3-color, d3-format) set `constructor` or `toString` on an object of their own by
// assignment, which a frozen prototype forbids. Giving the object the property first makes it legal.
const ASSIGNED = /^([ \t]*)((?:\w+\.)?prototype)\.(constructor|toString) = /gm;

export function giveFirst(code: string): string {
  return code.replace(
    ASSIGNED,
    (assignment, indent: string, object: string, name: string) =>
      `${indent}Object.defineProperty(${object}, "${name}", { value: undefined, writable: true, configurable: true });\n${assignment}`,
  );
}

export function livesFrozen(): Plugin {
  return {
    name: "lives-frozen",
    transform(code, id) {
      if (!/\/d3-[a-z]+\//.test(id)) return null;
      const legal = giveFirst(code);
      return legal === code ? null : { code: legal, map: null };
    },
  };
}
