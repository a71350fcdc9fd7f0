import en from "./words/en.json";

const all = import.meta.glob<typeof en>("./words/*.json", { eager: true, import: "default" });

/** The words of the lock screen in the language of the computer, where there are some. */
export const words = all[`./words/${navigator.language.slice(0, 2)}.json`] ?? en;
