import type { Plugin } from "postcss";

// nhsuk-frontend compiles to fixed colours. This pass gives every one of them a name by the part it
// plays (text, fill, line, focus), so that the three themes reach each component and an update of
// the package needs no hand work. A colour that has no name yet stops the build.

type Names = Record<string, string>;

const TEXT: Names = {
  "#000000": "--ink",
  "#212b32": "--ink",
  "#4c6272": "--ink-2",
  "#ffffff": "--on-action",
  "#005eb8": "--link",
  "#7c2855": "--link-hover",
  "#002f5c": "--link-hover",
  "#330072": "--link",
  "#d5281b": "--danger",
  "#951c13": "--danger",
};
const FILL: Names = {
  "#ffffff": "--surface",
  "#007f3b": "--action",
  "#00662f": "--action-hover",
  "#00401e": "--action-active",
  "#005eb8": "--action",
  "#d9e7f4": "--tint",
  "#c7dcef": "--tint",
  "#d8dde0": "--surface-2",
  "#e0e4e6": "--surface-2",
  "#ffeb3b": "--focus",
};
const LINE: Names = {
  "#212b32": "--control",
  "#4c6272": "--control",
  "#aeb7bd": "--line-2",
  "#d8dde0": "--line",
  "#005eb8": "--control",
  "#00401e": "--action-active",
  "#d5281b": "--danger",
};
const FOCUS: Names = { "#212b32": "--focus-ink", "#ffeb3b": "--focus" };

// The package also dresses bare lists and links. Those are dressed in ground.css and nowhere else.
const OURS = /\.nhsuk-/;

// Looks that Follow-on never shows, and parts that name pictures which we do not ship.
const UNUSED =
  /--(?:reverse|warning|brand|login|small|secondary-solid|responsive)\b|data-sort|aria-sort|type=search|expander|panel|striped|scroll__|option:|tag--(?:white|aqua|pink|purple|orange|red)/;

const HEX = /#[0-9a-f]{6}\b/gi;

function table(prop: string, focus: boolean): Names {
  const role = /^(?:color|fill|stroke)$/.test(prop) ? TEXT : /^background/.test(prop) ? FILL : LINE;
  return focus ? { ...role, ...FOCUS } : role;
}

function tagName(selector: string, prop: string): string {
  const colour = selector.match(/nhsuk-tag--(\w+)/)?.[1] ?? "grey";
  const part = prop === "color" ? "ink" : prop.startsWith("background") ? "fill" : "line";
  return `--tag-${colour}-${part}`;
}

export function byRole(): Plugin {
  return {
    postcssPlugin: "by-role",
    Once(root) {
      if (!root.source?.input.file?.includes("nhsuk.scss")) return;
      root.walkRules((rule) => {
        const kept = rule.selectors.filter((one) => OURS.test(one) && !UNUSED.test(one));
        if (kept.length === 0) {
          rule.remove();
          return;
        }
        // A ring is for those who move by keyboard; a tap with a finger leaves no yellow behind.
        rule.selectors = kept.map((one) => one.replace(/:focus(?![-\w])/g, ":focus-visible"));
        const focus =
          rule.selector.includes(":focus-visible") && !/:not\(:focus/.test(rule.selector);
        const isTag = /\.nhsuk-tag\b/.test(rule.selector);
        rule.walkDecls((decl) => {
          if (decl.prop === "font-family") {
            decl.remove();
            return;
          }
          decl.value = decl.value.replace(HEX, (hex) => {
            if (isTag) return `var(${tagName(rule.selector, decl.prop)})`;
            const name = table(decl.prop, focus)[hex.toLowerCase()];
            if (!name) throw decl.error(`by-role: ${hex} in ${decl.prop} has no name`);
            return `var(${name})`;
          });
        });
      });
    },
  };
}
