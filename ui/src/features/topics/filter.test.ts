import { expect, test } from "vitest";
import type { TopicRow } from "../../ipc";
import { bySubject, type Filter } from "./filter";

const topic = (code: string, part: Partial<TopicRow>): TopicRow => ({
  code,
  subject: "sleep",
  title: code,
  source: "starter",
  checked: false,
  asked: false,
  used: null,
  ...part,
});

const topics = [
  topic("sleep", { used: "2026-10-20" }),
  topic("tired", { asked: true }),
  topic("family", { subject: "people", source: "service" }),
  topic("ours", { subject: "people", source: "group", used: "2026-09-22" }),
];

const check = (filter: Filter, expected: Record<string, string[]>) =>
  expect(
    Object.fromEntries(
      bySubject(topics, filter).map((one) => [one.subject, one.topics.map((row) => row.code)]),
    ),
  ).toEqual(expected);

test("topics come by subject, as many as the filter lets through", () => {
  check("all", { sleep: ["sleep", "tired"], people: ["family", "ours"] });
  check("unused", { sleep: ["tired"], people: ["family"] });
  check("asked", { sleep: ["tired"] });
  check("own", { people: ["family", "ours"] });
});
