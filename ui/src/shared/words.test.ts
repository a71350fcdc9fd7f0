import { afterEach, expect, test } from "vitest";
import { placeOf, speak, words } from "./words";

test("long numbers are parted, years are not", () => {
  const say = words("words.test", {
    en: { people_one: "{{count}} person", people_other: "{{count}} people", since: "{{year}}" },
  });
  const check = (said: string, expected: string) => expect(said).toBe(expected);
  check(say("people", { count: 1 }), "1 person");
  check(say("people", { count: 9999 }), "9999 people");
  check(say("people", { count: 19_000 }), "19,000 people");
  check(say("people", { count: 1_250_000 }), "1,250,000 people");
  check(say("since", { year: 2026 }), "2026");
  check(say("since", { year: "a name" }), "a name");
});

afterEach(() => speak(["en"], {}));

test("a file says by its place whose words it holds, in which language", () => {
  const check = (file: string, expected: ReturnType<typeof placeOf>) =>
    expect(placeOf(file), file).toEqual(expected);
  check("../features/home/words/cy.json", { feature: "home", language: "cy" });
  check("../app/start/words/cy.json", { feature: "start", language: "cy" });
  check("../ipc/words/acts.cy.json", { feature: "acts", language: "cy" });
  check("../ipc/words/acts.json", null);
  check("../features/home/cy.json", null);
});

test("another language needs a file and nothing else", async () => {
  const say = words("tea", {
    en: { title: "Tea", milk_one: "{{count}} milk", milk_other: "{{count}} milks" },
  });
  const files = { "../features/tea/words/cy.json": () => Promise.resolve({ title: "Te" }) };
  expect(await speak(["de-DE", "cy-GB", "en-GB"], files)).toBe("cy");
  expect(say("title")).toBe("Te");
  expect(say("milk", { count: 2 }), "what has no words yet").toBe("2 milks");
  expect(await speak(["fr-FR"], files)).toBe("en");
  expect(say("title")).toBe("Tea");
});
