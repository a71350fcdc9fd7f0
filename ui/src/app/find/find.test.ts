import { expect, test } from "vitest";
import { check } from "../../../dev/check";
import { near, wordsOf } from "./near";
import { fitting, offers } from "./places";

test("words are compared without accents, case and apostrophes", () => {
  check(
    wordsOf,
    [["Siân O’Shea"], ["sian", "oshea"]],
    [["Add a person"], ["add", "a", "person"]],
    [["  "], []],
  );
});

test("a slip is forgiven in a word that is long enough", () => {
  check(
    near,
    [["pers", "person"], true],
    [["perosn", "person"], true],
    [["persom", "person"], true],
    [["bakup", "backup"], true],
    [["settigns", "settings"], true],
    [["adx", "add"], false],
    [["zebra", "person"], false],
    [["", "person"], true],
  );
});

test("actions and settings are found by their words, in any order", () => {
  const all = offers({ groups: [], role: "clinician" });
  const ids = (typed: string) => fitting(all, typed).map((offer) => offer.id);
  expect(ids("person add")).toEqual(["addPerson"]);
  expect(ids("bakup")).toContain("backUp");
  expect(ids("plan dates")).toEqual(["dates"]);
  expect(ids("colours")).toEqual(["looks"]);
  expect(ids("colleague")).toEqual(["staff"]);
  expect(ids("qqq")).toEqual([]);
  expect(ids("").length).toBeGreaterThan(8);
});

test("a host is not offered what only a service has", () => {
  const ids = offers({ groups: [], role: "host" }).map((offer) => offer.id);
  expect(ids).not.toContain("service");
  expect(ids).toContain("changes");
});

test("what is about one group asks which where there are several", () => {
  const about = (count: number) => {
    const groups = ["a", "b", "c"].slice(0, count).map((id) => ({ id, name: id }));
    return offers({ groups, role: "host" })
      .filter((offer) => offer.inGroup)
      .map((offer) => offer.id);
  };
  check(about, [[0], []], [[1], []], [[3], ["addPerson", "dates", "crisis", "goals", "guests"]]);
});
