import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import ErrorSummary from "./ErrorSummary.svelte";
import SecretField from "./SecretField.svelte";
import UndoBar from "./UndoBar.svelte";
import { titleIs } from "./title";

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

test("the error summary takes the focus and jumps to the box at fault", async () => {
  const box = document.body.appendChild(document.createElement("input"));
  box.id = "phone";
  titleIs("Add a person");
  const { rerender } = render(ErrorSummary, { problems: [] });
  expect(screen.queryByRole("alert")).toBeNull();
  expect(document.title).toBe("Add a person – Follow-on");

  await rerender({ problems: [{ field: "phone", text: "That phone number looks too short." }] });
  expect(document.activeElement).toBe(screen.getByRole("alert"));
  expect(document.title).toBe("Error: Add a person – Follow-on");

  const before = location.hash;
  await fireEvent.click(screen.getByRole("link", { name: /too short/ }));
  expect(document.activeElement).toBe(box);
  expect(location.hash, "the address of the page must not change").toBe(before);

  await rerender({ problems: [] });
  expect(document.title).toBe("Add a person – Follow-on");
  box.remove();
});

test("a second try that goes wrong takes the focus again", async () => {
  const { rerender } = render(ErrorSummary, { problems: [{ field: null, text: "One" }] });
  document.body.focus();
  await rerender({ problems: [{ field: null, text: "Two" }] });
  expect(document.activeElement).toBe(screen.getByRole("alert"));
  expect(screen.queryByRole("link"), "a problem without a box is no link").toBeNull();
});

test("the undo bar speaks politely and stays", async () => {
  const onundo = vi.fn();
  const onclose = vi.fn();
  const { rerender } = render(UndoBar, { text: "", onundo, onclose });
  const region = screen.getByRole("status");
  expect(screen.queryByRole("button")).toBeNull();

  await rerender({ text: "Ann is off the list.", onundo, onclose });
  expect(screen.getByRole("status"), "the same region, or it is not spoken").toBe(region);
  expect(region.textContent).toBe("Ann is off the list.");
  await press("Undo");
  await press("Close");
  expect(onundo).toHaveBeenCalledOnce();
  expect(onclose).toHaveBeenCalledOnce();

  await rerender({ text: "Text size is now 125%.", onundo: undefined, onclose });
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
});

test("secret words are hidden, can be shown, and can be pasted", async () => {
  render(SecretField, { label: "Your words", value: "", error: "Type your words.", id: "mine" });
  const box = screen.getByLabelText<HTMLInputElement>("Your words");
  expect(box.type).toBe("password");
  expect(box.getAttribute("aria-invalid")).toBe("true");
  expect(box.getAttribute("aria-describedby")).toBe("mine-error");

  await fireEvent.input(box, { target: { value: "walnut ribbon" } });
  await press(/^Show/);
  expect(box.type).toBe("text");
  expect(box.value).toBe("walnut ribbon");
  expect(fireEvent.paste(box), "nothing stands in the way of pasting").toBeTruthy();
});
