import { test } from "vitest";
import { check } from "../../dev/check";
import { papersFor } from "./actions";

test("Ctrl+P leads to the papers of what is on the page", () => {
  check(
    papersFor,
    [["#/group/g1"], "#/group/g1/print"],
    [["#/meeting/m1"], "#/meeting/m1/print"],
    [["#/meeting/m1/prepare"], "#/meeting/m1/print"],
    [["#/meeting/m1/close"], "#/meeting/m1/print"],
    [["#/meeting/m1/print"], null],
    [["#/group/g1/print"], null],
    [["#/group/g1/tell"], null],
    [["#/settings"], null],
    [["#/groups"], null],
  );
});
