import { test } from "vitest";
import { check } from "../../../dev/check";
import { whereTo } from "./moving";

test("keys go from name to name, and stay where there is none", () => {
  const names = ["Ann", "Bill", "Colin", "Bella", "Dilip"];
  check(
    (key: string, at: number, across: number) => whereTo(key, at, names, across),
    [["ArrowDown", 0, 1], 1],
    [["ArrowDown", 0, 2], 2],
    [["ArrowDown", 4, 1], 4],
    [["ArrowDown", 3, 2], 3],
    [["ArrowUp", 1, 2], 1],
    [["ArrowUp", 3, 2], 1],
    [["ArrowRight", 0, 2], 1],
    [["ArrowLeft", 0, 2], 0],
    [["End", 0, 2], 4],
    [["Home", 3, 2], 0],
    [["b", 0, 2], 1],
    [["B", 1, 2], 3],
    [["b", 3, 2], 1],
    [["x", 0, 2], null],
    [[" ", 0, 2], null],
    [["Enter", 0, 2], null],
    [["Tab", 0, 2], null],
  );
});
