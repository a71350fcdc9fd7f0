import i18next, { type FormatterModule, type TOptions } from "i18next";

// All that people read lives in words/<language>.json beside the code that shows it. A language is
// added by adding files: words/cy.json beside each words/en.json is Welsh, for whoever's computer
// speaks it. What a language has no words for is said in English.

type Tree = { [key: string]: string | Tree };
type Plural = "_zero" | "_one" | "_two" | "_few" | "_many" | "_other";
type Whole<K extends string> = K extends `${infer Stem}${Plural}` ? Stem : K;

/** The dotted keys of a words file; `people_one` and `people_other` are asked for as `people`. */
export type Key<T> = {
  [K in keyof T & string]: T[K] extends string ? Whole<K> : `${K}.${Key<T[K]>}`;
}[keyof T & string];

export type Say<T> = {
  (key: Key<T>, values?: TOptions): string;
  /** For tables whose keys hold dots; the path is parted by "|". */
  raw(path: string): string;
};

/** Numbers past 9999 get a comma, so that they can be read at a glance; years stay as they are. */
const readable: FormatterModule = {
  type: "formatter",
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language) =>
    typeof value === "number" && Math.abs(value) >= 10_000
      ? value.toLocaleString(language)
      : // What is missing stays missing, and is noticed as such.
        (value as string),
};

void i18next.use(readable).init({
  lng: "en",
  fallbackLng: "en",
  resources: {},
  // Svelte writes text as text; escaping twice would show the signs for an ampersand.
  interpolation: { escapeValue: false, alwaysFormat: true },
  initAsync: false,
});

/** The files of the languages other than English, each read only when somebody speaks it. */
const others = import.meta.glob<Tree>(["../**/words/*.json", "!../**/words/{en,acts}.json"], {
  import: "default",
});

/** What a file holds: "../features/home/words/cy.json" has the words of "home" in "cy". */
export function placeOf(file: string): { feature: string; language: string } | null {
  const [, folder, own, language] =
    /([^/]+)\/words\/(?:([a-z]+)\.)?([a-z]{2})\.json$/.exec(file) ?? [];
  return folder && language ? { feature: own ?? folder, language } : null;
}

/** Speaks the first of these languages that there are words in. Answers with that language. */
export async function speak(
  languages: readonly string[],
  files: Record<string, () => Promise<Tree>>,
): Promise<string> {
  const all = Object.entries(files).flatMap(([file, read]) => {
    const place = placeOf(file);
    return place ? [{ ...place, read }] : [];
  });
  const known = new Set(["en", ...all.map((one) => one.language)]);
  const spoken = languages.map((one) => one.slice(0, 2)).find((one) => known.has(one)) ?? "en";
  const wanted = all.filter((one) => one.language === spoken);
  for (const { feature, read } of wanted) {
    i18next.addResourceBundle(spoken, feature, await read(), true, true);
  }
  await i18next.changeLanguage(spoken);
  return spoken;
}

// Before anybody asks for a word; where there is only English there is nothing to wait for.
if (Object.keys(others).length > 0) {
  document.documentElement.lang = await speak(navigator.languages, others);
}

/** The words of one feature: `const say = words("home", { en })`, then `say("head.title")`. */
export function words<T extends Tree>(feature: string, languages: { en: T }): Say<T> {
  for (const [language, tree] of Object.entries(languages)) {
    i18next.addResourceBundle(language, feature, tree, true, true);
  }
  const say = (key: string, values?: TOptions) => i18next.t(key, { ...values, ns: feature });
  return Object.assign(say, {
    raw: (path: string) => i18next.t(path, { ns: feature, keySeparator: "|", nsSeparator: false }),
  }) as Say<T>;
}
