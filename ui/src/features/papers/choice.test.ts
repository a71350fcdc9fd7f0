import { test } from "vitest";
import { check } from "../../../dev/check";
import { offered, usual } from "./choice";

test("without a meeting nothing about a meeting is offered", () => {
  const told = (meeting: boolean) => offered(meeting).join(" ");
  check(
    told,
    [[true], "register agenda crisisCard poster dates agreement supportPlan permission signUp"],
    [[false], "crisisCard dates agreement supportPlan permission signUp"],
  );
});

test("what somebody came for is chosen, or else what the host takes along", () => {
  const told = (meeting: boolean, first?: string) => usual(meeting, first).join(" ");
  check(
    told,
    [[true], "register agenda crisisCard"],
    [[false], "crisisCard"],
    [[true, "agreement"], "agreement"],
    [[false, "register"], "crisisCard"],
    [[true, "nonsense"], "register agenda crisisCard"],
  );
});
