import { beforeEach, expect, test, vi } from "vitest";
import { Draft } from "./draft.svelte";
import { FormDraft } from "./form.svelte";

// What was asked to be kept, each answered when the test says so.
const writing: { text: string; done: (kept: boolean) => void }[] = [];
let before = "";

vi.mock("./bindings", () => ({
  commands: {
    draftRead: () => Promise.resolve({ status: "ok", data: before }),
    draftKeep: (_key: string, text: string) =>
      new Promise((resolve) => {
        const error = { code: "busy", what: "vault.busy", field: null };
        writing.push({
          text,
          done: (kept) => resolve(kept ? { status: "ok", data: null } : { status: "error", error }),
        });
      }),
  },
}));

function typed(draft: Draft, text: string): Promise<void> {
  draft.text = text;
  return draft.keep();
}

beforeEach(() => {
  writing.splice(0);
  before = "";
});

test("letters typed while one copy is written go into the next", async () => {
  const draft = new Draft("jot:m1");
  const all = [typed(draft, "Y"), typed(draft, "Yu"), typed(draft, "Yusuf")];
  expect(writing.map((one) => one.text)).toEqual(["Y"]);
  writing[0]?.done(true);
  await vi.waitFor(() => expect(writing.map((one) => one.text)).toEqual(["Y", "Yusuf"]));
  writing[1]?.done(true);
  await Promise.all(all);
  await draft.keep();
  expect(writing).toHaveLength(2);
});

test("what could not be kept is tried again with the next letter", async () => {
  const draft = new Draft("jot:m1");
  const first = typed(draft, "Y");
  writing[0]?.done(false);
  await first;
  void typed(draft, "Yu");
  expect(writing.map((one) => one.text)).toEqual(["Y", "Yu"]);
});

test("a draft comes back, unless somebody types first", async () => {
  before = "Bring mugs";
  const fresh = new Draft("notes:m1");
  await fresh.load("from the meeting");
  expect(fresh.text).toBe("Bring mugs");

  const busy = new Draft("notes:m1");
  const loading = busy.load();
  busy.text = "Something new";
  await loading;
  expect(busy.text).toBe("Something new");

  before = "";
  const none = new Draft("notes:m1");
  await none.load("from the meeting");
  expect(none.text).toBe("from the meeting");
});

test("a form comes back box by box, and what cannot be read is no loss", async () => {
  before = '{"name":"Jo"}';
  const form = new FormDraft<{ name: string; phone: string }>("person p1");
  expect({ name: "", phone: "01632", ...(await form.load()) }).toEqual({
    name: "Jo",
    phone: "01632",
  });
  expect(form.back).toBe(true);
  form.keep({ name: "Jo M", phone: "" });
  expect(writing.map((one) => one.text)).toEqual(['{"name":"Jo M","phone":""}']);
  writing[0]?.done(true);
  const clearing = form.clear();
  await vi.waitFor(() => expect(writing.at(-1)?.text).toBe(""));
  writing.at(-1)?.done(true);
  await clearing;
  expect(form.back).toBe(false);

  before = "half of { a form";
  expect(await new FormDraft("person p2").load()).toBeNull();
});
