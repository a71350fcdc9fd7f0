import { readFileSync } from "node:fs";
import postcss from "postcss";
import { expect, test } from "vitest";
import { byRole } from "./by-role";
import { giveFirst } from "./lives-frozen";

const css = (source: string) =>
  postcss([byRole()]).process(source, { from: "nhsuk.scss" }).css.replace(/\s+/g, " ");

test("a colour gets its name by the part it plays", () => {
  const said = css(
    ".nhsuk-a { color: #005eb8; background-color: #005eb8; border-color: #005eb8 } " +
      ".nhsuk-a:focus { box-shadow: 0 0 0 4px #212b32 }",
  );
  expect(said).toContain("color: var(--link)");
  expect(said).toContain("background-color: var(--action)");
  expect(said).toContain("border-color: var(--control)");
  expect(said).toContain(".nhsuk-a:focus-visible { box-shadow: 0 0 0 4px var(--focus-ink) }");
});

test("what we do not show is left out, and a new colour stops the build", () => {
  expect(css(".nhsuk-a--reverse { color: #123456 } ul > li { margin: 0 }").trim()).toBe("");
  expect(() => css(".nhsuk-a { color: #123456 }")).toThrow("#123456");
});

test("every token of the light theme has a value in the others, unless it is a size", () => {
  const root = postcss.parse(readFileSync("theme/tokens.css", "utf8"));
  const names = (selector: string) => {
    const found = new Set<string>();
    root.walkRules((rule) => {
      if (rule.selector === selector) rule.walkDecls(/^--/, (decl) => void found.add(decl.prop));
    });
    return found;
  };
  const sizes = /^--(?:space|target|round)|^--focus$/;
  // Yellow means focus in every theme.
  const light = [...names(":root")].filter((name) => !sizes.test(name)).sort();
  for (const theme of ["dark", "contrast"]) {
    expect([...names(`:root[data-theme="${theme}"]`)].sort(), theme).toEqual(light);
  }
});

test("the chart library can be set up below a frozen prototype", () => {
  for (const library of ["d3-color", "d3-format"]) {
    const source = readFileSync(`node_modules/${library}/dist/${library}.mjs`, "utf8");
    expect(giveFirst(source), library).not.toBe(source);
  }
});
