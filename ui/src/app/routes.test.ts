import { expect, test } from "vitest";
import { paths } from "../shared";
import { match } from "./match";
import { routes } from "./routes";

test("no two pages share an address", () => {
  const all = routes.map((route) => route.path);
  expect(new Set(all).size).toBe(all.length);
});

// Every page is compiled here for the first time, which takes its time on a busy machine.
test("every page loads", { timeout: 120_000 }, async () => {
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
