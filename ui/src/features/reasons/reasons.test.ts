import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { check } from "../../../dev/check";
import type { Fine, Reason } from "../../ipc";
import { WhyFields } from "./index";
import { columns, finer, kept, nothingKnown, reasonsIn } from "./reasons";

test("every reason stands in one column, and what is finer goes with its reason", () => {
  const all = columns.flatMap(reasonsIn);
  expect(new Set(all).size).toBe(all.length);
  check(
    (fine: Fine[], ticked: Reason[]) => kept(fine, ticked),
    [[["P1", "H2"], ["painOrHealth"]], ["H2"]],
    [[["P1"], []], []],
  );
  check((reason: Reason) => finer(reason).length, [["painOrHealth"], 4], [["painTalk"], 0]);
});

test("of several reasons one may weigh most, as long as it is ticked", async () => {
  render(WhyFields, { name: null, why: nothingKnown });
  const box = (name: string) => screen.getByRole("checkbox", { name });
  const list = () => screen.queryByRole<HTMLSelectElement>("combobox", { name: /weighs most/ });
  await fireEvent.click(box("Getting there is too hard"));
  expect(list(), "one reason needs no choice").toBeNull();
  await fireEvent.click(box("Work, caring or family"));
  const main = list();
  expect(main?.value).toBe("none");
  if (!main) return;
  await fireEvent.change(main, { target: { value: "gettingThere" } });
  expect(list()?.value).toBe("gettingThere");
  await fireEvent.click(box("Something else"));
  expect(list()?.value).toBe("gettingThere");
  await fireEvent.click(box("Getting there is too hard"));
  expect(list()?.value).toBe("none");
});
