import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { check } from "../../dev/check";
import { AppFault } from "./call";
import { asProblem, inWords, knownCodes, knownWhats } from "./errors";

const say = (code: AppFault["code"], what: string) => inWords(new AppFault(code, what));

/** Every word that Rust puts into an error, read from its source. */
function wordsOfRust(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "target" ? [] : wordsOfRust(path);
    if (!entry.name.endsWith(".rs") || entry.name.includes("test")) return [];
    const said =
      /(?:Error::new\(\s*[\w:]+,\s*|invalid\(\s*\w*"?\w+"?,\s*|not_found\(\s*)"([\w.]+)"/g;
    return [...readFileSync(path, "utf8").matchAll(said)].flatMap((found) => found[1] ?? []);
  });
}

test("every word that Rust can answer with has a sentence", () => {
  const rust = new Set([
    ...wordsOfRust(join(process.cwd(), "../src-tauri/core/src")),
    ...wordsOfRust(join(process.cwd(), "../src-tauri/src")),
  ]);
  expect(rust.size, "the source was found and read").toBeGreaterThan(20);
  const missing = [...rust].filter((what) => !knownWhats.includes(what));
  expect(missing).toEqual([]);
});

test("what has no sentence of its own gets that of its code", () => {
  check(
    say,
    [["invalid", "name.empty"], "Write a name. A first name is enough."],
    [["notFound", "never.heard"], "That is no longer here. Go back and choose again."],
    [["locked", "never.heard"], "Follow-on is locked. Open it with your words."],
  );
});

test("no sentence shows a machine word", () => {
  for (const what of knownWhats) {
    const said = say("internal", what);
    expect(said).not.toContain(what);
    expect(said, what).toMatch(/[.]$/);
  }
  expect(knownCodes).toHaveLength(9);
});

test("a problem goes to the box that holds the field", () => {
  const fault = new AppFault("invalid", "phone.tooShort", "phone");
  expect(asProblem(fault, { phone: "phone-box" }).field).toBe("phone-box");
  expect(asProblem(fault).field).toBeNull();
});
