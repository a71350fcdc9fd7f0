import { test } from "vitest";
import { check } from "../../dev/check";
import { match } from "./match";

const routes = [
  { path: "/home" },
  { path: "/group/:id" },
  { path: "/group/:id/dates" },
  { path: "/meeting/:id" },
];

const found = (address: string) => {
  const one = match(routes, address);
  return one && [one.route.path, one.params];
};

test("an address finds its page and the parts of its name", () => {
  check(
    found,
    [["#/home"], ["/home", {}]],
    [["#/home/"], ["/home", {}]],
    [["#/group/7"], ["/group/:id", { id: "7" }]],
    [["#/group/7/dates"], ["/group/:id/dates", { id: "7" }]],
    [["#/group/a%20b"], ["/group/:id", { id: "a b" }]],
    [["#/group/%E0%A4%A"], ["/group/:id", { id: "%E0%A4%A" }]],
    [["#/group/"], null],
    [["#/group"], null],
    [["#/nowhere"], null],
    [["#/home/more"], null],
    [[""], null],
  );
});
