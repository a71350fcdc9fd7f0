// Who may know whom, as an ESLint rule: app -> features -> shared, ipc; a feature knows another only
// through its door, and only those below it; only ipc speaks to Tauri.
import path from "node:path";

/** Each feature and those it may know. What is not listed knows nobody. */
const BELOW = {
  calendar: [],
  keys: [],
  settings: ["keys"],
  help: [],
  service: ["settings"],
  reasons: [],
  people: ["reasons", "settings"],
  reports: ["reasons"],
  groups: ["calendar", "people", "settings"],
  venues: ["settings"],
  circle: [],
  meetings: ["calendar", "people", "groups", "venues", "settings"],
  topics: [],
  goals: [],
  worries: ["service", "settings"],
  attendance: ["calendar", "people", "groups", "meetings", "topics", "settings"],
  programmes: ["reasons", "people", "groups", "settings"],
  leaving: ["reasons", "people", "groups", "settings"],
  intake: ["people", "groups", "meetings", "settings"],
  papers: ["groups", "meetings", "settings"],
  telling: ["papers", "groups", "meetings", "settings"],
  home: [
    "calendar",
    "people",
    "groups",
    "meetings",
    "attendance",
    "leaving",
    "programmes",
    "venues",
    "intake",
    "settings",
    "keys",
  ],
};

// By the project's own src: a folder of that name may also stand above the project.
const SRC = path.resolve(import.meta.dirname, "../src");
const isInside = (file) => !path.relative(SRC, file).startsWith("..");

function place(file) {
  const parts = path.relative(SRC, file).split(path.sep);
  return {
    room: parts[0],
    feature: parts[0] === "features" ? parts[1] : null,
    rest: parts.slice(2),
  };
}

function refusal(from, source, target) {
  if (source.startsWith("@tauri-apps/")) {
    return from.room === "ipc" ? null : "Only src/ipc speaks to Tauri.";
  }
  if (!source.startsWith(".")) return null;
  const to = place(target);
  switch (from.room) {
    case "shared":
      return to.room === "shared" ? null : "shared knows no domain: it imports only shared.";
    case "ipc":
      return ["ipc", "shared"].includes(to.room) ? null : "ipc imports only ipc and shared.";
    case "features":
      return feature(from, to);
    default:
      return to.room === "features" && !isDoor(to) ? `Use the door: features/${to.feature}.` : null;
  }
}

const isDoor = (to) => to.rest.length === 0 || to.rest.join("/").replace(/\.ts$/, "") === "index";

function feature(from, to) {
  if (to.room === "app") return "A feature does not know the app; it hands over `pages`.";
  if (to.room !== "features" || to.feature === from.feature) return null;
  if (!BELOW[from.feature]?.includes(to.feature)) {
    return `${from.feature} may not know ${to.feature}.`;
  }
  return isDoor(to) ? null : `Use the door: features/${to.feature}.`;
}

const rule = {
  meta: { type: "problem", schema: [], messages: { refused: "{{why}}" } },
  create(context) {
    const file = context.filename;
    if (!isInside(file)) return {};
    const from = place(file);
    function check(node) {
      const source = node.source?.value;
      if (typeof source !== "string") return;
      const target = path.resolve(path.dirname(file), source);
      // What tests share lies outside src; so does the theme, which the two documents bring in.
      const outside = source.startsWith(".") && !isInside(target);
      if (outside && (from.room === "app" || file.endsWith(".test.ts"))) return;
      const why = outside ? "Only tests and app reach out of src." : refusal(from, source, target);
      if (why) context.report({ node, messageId: "refused", data: { why } });
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

export const boundaries = { rules: { "who-knows-whom": rule } };
