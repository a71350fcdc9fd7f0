export * from "./bindings";
export { AppFault, asFault, call, change, onChange } from "./call";
export { Draft } from "./draft.svelte";
export { FormDraft } from "./form.svelte";
export { asProblem, inWords } from "./errors";
export { onFileGiven, onListProgress } from "./events";
export { query, type Query } from "./query.svelte";
export { subscribe, touch } from "./topics";
export { actInWords, takeUp, type Way } from "./undo";
