/** Choosing the words that open Follow-on: at first start, after a backup, and in Settings. */
export { default as NewWords } from "./NewWords.svelte";
export { sameWords } from "./same";
