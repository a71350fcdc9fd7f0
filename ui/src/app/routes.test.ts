import { expect, test } from "vitest";
import { paths } from "../shared";
import { match } from "./match";
import { routes } from "./routes";

test("no two pages share an address", () => {
  const all = routes.map((route) => route.path);
  expect(new Set(all).size).toBe(all.length);
});

test("every page loads", async () => {
  for (const route of routes) {
    const module = await route.load();
    expect(module.default, route.path).toBeTypeOf("function");
  }
});

test.each([paths.start, paths.home, paths.settings, paths.help, paths.recovery, paths.words])(
  "%s leads to a page",
  (path) => {
    expect(match(routes, path)).not.toBeNull();
  },
);
