import { render, screen, waitFor } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import Asker from "../../dev/Asker.svelte";
import { AppFault, call, change, onChange } from "./call";
import { touch } from "./topics";

const ok = <T>(data: T) => Promise.resolve({ status: "ok" as const, data });

test("a query asks again when one of its topics is touched, and only then", async () => {
  let n = 0;
  const ask = vi.fn(() => ok(String(++n)));
  render(Asker, { topics: ["members"], ask });
  await waitFor(() => expect(screen.getByTestId("value").textContent).toBe("1"));

  touch(["meetings"]);
  expect(ask).toHaveBeenCalledTimes(1);
  touch(["members", "people"]);
  await waitFor(() => expect(screen.getByTestId("value").textContent).toBe("2"));
});

test("a late answer does not overwrite a newer one", async () => {
  const answers: ((text: string) => void)[] = [];
  const ask = () =>
    new Promise<{ status: "ok"; data: string }>((resolve) => {
      answers.push((data) => resolve({ status: "ok", data }));
    });
  render(Asker, { topics: ["members"], ask });
  await waitFor(() => expect(answers).toHaveLength(1));
  touch(["members"]);
  answers[1]?.("new");
  await waitFor(() => expect(screen.getByTestId("value").textContent).toBe("new"));
  answers[0]?.("old");
  await Promise.resolve();
  expect(screen.getByTestId("value").textContent).toBe("new");
});

test("a fault keeps the last answer on the page", async () => {
  let fail = false;
  const error = { code: "busy" as const, what: "vault.busy", field: null };
  const ask = () => (fail ? Promise.resolve({ status: "error" as const, error }) : ok("here"));
  render(Asker, { topics: ["members"], ask });
  await waitFor(() => expect(screen.getByTestId("value").textContent).toBe("here"));
  fail = true;
  touch(["members"]);
  await waitFor(() => expect(screen.getByTestId("fault").textContent).toBe("busy"));
  expect(screen.getByTestId("value").textContent).toBe("here");
});

test("whatever Rust throws becomes a fault", async () => {
  const cases: [Promise<never>, string][] = [
    [Promise.reject(new Error("no such command")), "internal"],
    [Promise.resolve({ status: "error", error: "invalid args" } as never), "internal"],
    [
      Promise.resolve({
        status: "error",
        error: { code: "wrongKey", what: "words.wrong", field: null },
      } as never),
      "wrongKey",
    ],
  ];
  for (const [reply, code] of cases) {
    const fault = await call(reply).catch((thrown: unknown) => thrown);
    expect(fault).toBeInstanceOf(AppFault);
    expect((fault as AppFault).code).toBe(code);
  }
});

test("a change is told to those who listen before its page goes on", async () => {
  const order: string[] = [];
  const stop = onChange((done) => order.push(`change ${done.change}`));
  await change(ok({ done: { change: 7, touched: [] }, member: "m" }));
  order.push("page");
  stop();
  await change(ok({ change: 8, touched: [] }));
  expect(order).toEqual(["change 7", "page"]);
});
