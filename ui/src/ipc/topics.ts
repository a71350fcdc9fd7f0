import type { Topic } from "./bindings";

/** What can change: Rust's topics, and what this laptop keeps for itself (backups, code, name). */
export type Subject = Topic | "device";

type Waiting = { topics: readonly Subject[]; again: () => void };

const waiting = new Set<Waiting>();

/** Calls `again` whenever one of the topics was touched. Returns the way to stop. */
export function subscribe(topics: readonly Subject[], again: () => void): () => void {
  const entry = { topics, again };
  waiting.add(entry);
  return () => waiting.delete(entry);
}

/** Tells everyone who shows one of these kinds of things to ask for them again. */
export function touch(topics: readonly Subject[]): void {
  for (const entry of [...waiting]) {
    if (entry.topics.some((topic) => topics.includes(topic))) entry.again();
  }
}
