import { describe, expect, test } from "vitest";

// Reads every words file of the app as people will read it.
type Tree = { [key: string]: string | Tree };

const files = import.meta.glob<Tree>(
  // What is printed and what is written to people is read with the same eyes.
  [
    "./**/words/*.json",
    "../../src-tauri/core/src/*/words/*.json",
    "../../src-tauri/core/src/topics/starters.json",
    "../../src-tauri/words/*.json",
  ],
  { eager: true, import: "default" },
);

// The code beside each words file, as text.
const sources = import.meta.glob<string>(["./**/*.{ts,svelte}", "!./**/*.test.ts"], {
  eager: true,
  query: "?raw",
  import: "default",
});

const DO_NOT_SAY =
  /\b(?:drop-?outs?|attrition|non-?attenders?|DNA|complian\w*|retention|censor\w*|fail\w*|sufferers?|PTVs?|sync\w*|uploads?|passwords?|passphrases?|demos?)\b/i;

// "Password" may be said of somebody else's spreadsheet, which asks for one.
const MAY_SAY_PASSWORD = /(?:^|\.)file\.locked$/;

const CONTROL = /(?:^|\.)(?:title|heading|legend|label|button|link)\w*(?:_\w+)?$/i;
const LONGEST = 15;

/** What code may ask for: the texts in it, and as patterns those in which something is filled in. */
function asked(folder: string): (key: string) => boolean {
  const code = Object.entries(sources)
    .filter(([file]) => file.startsWith(folder))
    .map(([, text]) => text)
    .join("\n");
  const plain = new Set([...code.matchAll(/["'`]([\w.]+)(?=["'`])/g)].map(([, text]) => text));
  const filled = [...code.matchAll(/`([\w.]*(?:\$\{[^{}`]*\}[\w.]*)+)(?=`)/g)]
    .map(([, text = ""]) => text.split(/\$\{[^}]*\}/))
    // One of nothing but gaps would ask for anything.
    .filter((parts) => parts.some((part) => part.includes(".")))
    .map((parts) => new RegExp(`^${parts.join(".+")}$`));
  return (key) => plain.has(key) || filled.some((pattern) => pattern.test(key));
}

function* flat(tree: Tree, path = ""): Generator<[key: string, text: string]> {
  for (const [key, value] of Object.entries(tree)) {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === "string") yield [here, value];
    else yield* flat(value, here);
  }
}

const sentences = (text: string) => text.split(/[.?!:](?:\s|$)/).map((one) => one.trim());
const wordsIn = (sentence: string) => sentence.split(/\s+/).filter(Boolean).length;

test("there are words to read", () => expect(Object.keys(files).length).toBeGreaterThan(5));

describe.each(Object.entries(files))("%s", (_file, tree) => {
  const all = [...flat(tree)];

  test("says nothing that we do not say", () => {
    const said = all.filter(([key, text]) => DO_NOT_SAY.test(text) && !MAY_SAY_PASSWORD.test(key));
    expect(said).toEqual([]);
  });

  test("keeps headings and controls short", () => {
    const long = all.filter(
      ([key, text]) => CONTROL.test(key) && sentences(text).some((one) => wordsIn(one) > LONGEST),
    );
    expect(long).toEqual([]);
  });

  test("has curly apostrophes and no empty words", () => {
    expect(all.filter(([, text]) => /['"]/.test(text) || !text.trim())).toEqual([]);
  });

  test("is not hard to read: no sentence of more than 25 words", () => {
    expect(all.filter(([, text]) => sentences(text).some((one) => wordsIn(one) > 25))).toEqual([]);
  });
});

// The tables of errors and acts are asked by what Rust sends; the lock screen reads its file as an object.
const BY_TABLE = /\/(?:ipc|app\/lock)\/words\//;

test.each(Object.entries(files).filter(([file]) => file.startsWith("./") && !BY_TABLE.test(file)))(
  "%s has nothing that nobody asks for",
  (file, tree) => {
    const isAsked = asked(file.slice(0, file.indexOf("words/")));
    const keys = [...flat(tree)].map(([key]) =>
      key.replace(/_(?:zero|one|two|few|many|other)$/, ""),
    );
    expect(keys.filter((key) => !isAsked(key)).join("\n")).toBe("");
  },
);
