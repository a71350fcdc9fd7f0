import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import { check } from "../../../dev/check";
import { commands } from "../../ipc";
import NewWords from "./NewWords.svelte";
import { sameWords } from "./same";

vi.mock("../../ipc/bindings", () => ({
  commands: {
    wordsOffer: vi.fn(() => Promise.resolve({ status: "ok", data: "walnut ribbon tidy plum oar" })),
    wordsStrength: vi.fn((words: string) =>
      Promise.resolve({
        status: "ok",
        data: {
          enough: words.length > 12,
          score: 1,
          advice: words.length > 12 ? "good" : "tooShort",
        },
      }),
    ),
  },
  events: {},
}));

test("spaces, dashes and capital letters do not matter when words are typed back", () => {
  check(
    sameWords,
    [["walnut ribbon", " Walnut   RIBBON "], true],
    [["walnut ribbon", "walnut-ribbon"], true],
    [["walnut ribbon", "walnutribbon"], false],
    [["walnut ribbon", ""], false],
  );
});

async function shown() {
  const { component } = render(NewWords, { secret: "", problems: [] });
  await waitFor(() => expect(screen.getByText("walnut ribbon tidy plum oar")).toBeTruthy());
  const fields = () => component.check().map((problem) => problem.field);
  const type = (id: string, value: string) =>
    fireEvent.input(document.getElementById(id) as HTMLElement, { target: { value } });
  return { fields, type };
}

test("the five words must be typed once before they are used", async () => {
  const { fields, type } = await shown();
  expect(fields()).toEqual(["again"]);
  await type("again", "walnut ribbon tidy plum car");
  expect(fields()).toEqual(["again"]);
  await type("again", "Walnut ribbon tidy plum oar");
  expect(fields()).toEqual([]);

  await fireEvent.click(screen.getByRole("button", { name: "Other words please" }));
  expect(commands.wordsOffer).toHaveBeenCalledTimes(2);
  expect(fields(), "other words must be typed anew").toEqual(["again"]);
});

test("words of one’s own must be hard to guess, and typed twice", async () => {
  const { fields, type } = await shown();
  await fireEvent.click(screen.getByRole("button", { name: /choose my own/ }));
  expect(fields()).toEqual(["own"]);
  await type("own", "rover");
  await waitFor(() => expect(screen.getByText(/Too short yet/)).toBeTruthy());
  expect(fields()).toEqual(["own"]);
  await type("own", "my dog rover sings on sundays");
  await waitFor(() => expect(screen.getByText(/hard to guess/)).toBeTruthy());
  expect(fields()).toEqual(["again"]);
  await type("again", "my dog rover sings on sundays");
  expect(fields()).toEqual([]);
});
