import { test } from "vitest";
import { check } from "../../../dev/check";
import { earlyLooks } from "./early";

const usual = {
  textPercent: 100,
  colours: "system",
  lessMotion: false,
  nation: "england",
} as const;

test("looks behind the address are taken when they make sense", () => {
  check(
    earlyLooks,
    [[""], null],
    [["#colours=dark"], null],
    [
      ["#text=150&colours=dark&motion=less&nation=scotland"],
      { textPercent: 150, colours: "dark", lessMotion: true, nation: "scotland" },
    ],
    [["#text=999&colours=pink&nation=mars"], usual],
    [["#text=<b>&colours=<b>"], usual],
  );
});
