import type { TopicRow, TopicSubject } from "../../ipc";

/** Which topics to show. */
export type Filter = "all" | "unused" | "asked" | "own";

const shows: Record<Filter, (topic: TopicRow) => boolean> = {
  all: () => true,
  unused: (topic) => topic.used === null,
  asked: (topic) => topic.asked,
  own: (topic) => topic.source !== "starter",
};

/** The topics of a filter by subject, in the order in which they came. */
export function bySubject(
  topics: readonly TopicRow[],
  filter: Filter,
): { subject: TopicSubject; topics: TopicRow[] }[] {
  const found: { subject: TopicSubject; topics: TopicRow[] }[] = [];
  for (const topic of topics.filter(shows[filter])) {
    const last = found.at(-1);
    if (last?.subject === topic.subject) last.topics.push(topic);
    else found.push({ subject: topic.subject, topics: [topic] });
  }
  return found;
}
