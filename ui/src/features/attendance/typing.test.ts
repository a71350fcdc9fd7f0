import { test } from "vitest";
import { check } from "../../../dev/check";
import { rowOf, stroke } from "./typing";

test("one key marks a person and goes on", () => {
  check(
    (key: string) => JSON.stringify(stroke(key)),
    [["h"], '{"mark":"here","move":1}'],
    [["H"], '{"mark":"here","move":1}'],
    [[" "], '{"mark":"here","move":1}'],
    [["Enter"], '{"mark":"here","move":1}'],
    [["a"], '{"mark":"apologies","move":1}'],
    [["N"], '{"mark":"noWord","move":1}'],
    [["l"], '{"how":"late","move":1}'],
    [["E"], '{"how":"leftEarly","move":1}'],
    [["p"], '{"how":"phone","move":1}'],
    [["v"], '{"how":"video","move":1}'],
    [["Backspace"], '{"mark":null,"move":0}'],
    [["ArrowUp"], '{"move":-1}'],
    [["End"], '{"to":"last"}'],
    [["x"], "null"],
    [["Tab"], "null"],
  );
});

test("a number from the paper finds its row, also where one is missing", () => {
  check(
    (typed: string) => rowOf([1, 2, 4, 5], typed),
    [["4"], 2],
    [[" 5 "], 3],
    [["3"], -1],
    [[""], -1],
    [["4a"], -1],
    [["-1"], -1],
  );
});
