import { expect, test } from "vitest";
import { words } from "./words";

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
