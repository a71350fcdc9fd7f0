import type { AppState, HomeView, Looks, Me } from "../src/ipc";
import { groupAnswers } from "./groups";
import { peopleAnswers } from "./people";

const group = { id: "g1", name: "St Aidan’s Tuesday group" };

const looks: Looks = {
  textPercent: 100,
  colours: "light",
  lessMotion: false,
  nation: "england",
  lockAfterMinutes: 10,
  moveAfterMinutes: 50,
};

const home: HomeView = {
  today: "2026-11-20",
  next: {
    id: "m1",
    group,
    date: "2026-11-24",
    starts: "10:30:00",
    ends: "12:00:00",
    place: "St Aidan’s Church Hall, Westerby",
    onTheList: 12,
    apologies: 1,
    isToday: false,
    runBy: null,
  },
  running: null,
  toClose: null,
  group,
  before: [
    todo("confirmPlace", { done: true }),
    todo("agenda", { meeting: "m1" }),
    todo("sayHello", { member: "p1", name: "Colin", count: 2 }),
  ],
  whenYouFeelUpToIt: [todo("recoveryCode", {}), todo("backUp", { date: "2026-10-16" })],
  trend: [7, 8, 9, 6, 8, 8].map((here, index) => ({
    date: `2026-${["04", "05", "06", "07", "09", "10"][index]}-14`,
    here,
  })),
  lastNote: "We talked about plans for flare-ups. People asked to talk about sleep next.",
  bring: [],
  tooMuch: null,
  otherGroups: [],
  empty: false,
};

function todo(kind: HomeView["before"][number]["kind"], part: Partial<HomeView["before"][number]>) {
  const none = {
    done: false,
    meeting: null,
    group: null,
    member: null,
    programme: null,
    name: null,
    count: null,
    date: null,
  };
  return { id: kind, kind, ...none, ...part };
}

const nothing: HomeView = {
  ...home,
  next: null,
  before: [],
  whenYouFeelUpToIt: [todo("recoveryCode", {})],
  trend: [],
  lastNote: null,
  bring: [],
  tooMuch: null,
  empty: true,
};

// What was written is read again until the page is loaded anew.
let written: Looks | null = null;
let stage: AppState["stage"] | null = null;

export function answers(asked: URLSearchParams): Record<string, unknown> {
  const empty = asked.get("home") === "empty";
  const today = asked.get("home") === "today";
  const madeUp = asked.has("madeUp");
  const me: Me = {
    name: "Maureen Okafor",
    role: asked.get("role") === "clinician" ? "clinician" : "host",
    serviceName: null,
    groups: empty ? [] : [group],
    place: "",
    madeUp,
    recoveryConfirmed: false,
  };
  return {
    looks_read: () =>
      written ?? {
        ...looks,
        colours: asked.get("look") ?? looks.colours,
        textPercent: Number(asked.get("text") ?? 100),
      },
    looks_write: ({ looks: next }: { looks: Looks }) => {
      written = next;
      return null;
    },
    app_state: () => ({
      stage: stage ?? asked.get("stage") ?? "open",
      madeUp,
      damaged: asked.has("damaged"),
      version: "0.1.0",
    }),
    me_read: me,
    home_read: empty
      ? nothing
      : today && home.next
        ? { ...home, today: home.next.date, next: { ...home.next, isToday: true } }
        : home,
    words_offer: "walnut ribbon harbour tidy plum",
    words_strength: ({ words }: { words: string }) =>
      words.length > 20
        ? { enough: true, score: 4, advice: "good" }
        : { enough: false, score: 1, advice: "tooShort" },
    vault_create: () => {
      stage = "open";
      return "K7QM-4TXP-9WHD-C2NB-RJ6V-E5YA";
    },
    demo_open: () => {
      stage = "open";
      return null;
    },
    recovery_save: true,
    backup_status: { last: "2026-10-16T10:00:00Z", practised: null, recoveryConfirmed: false },
    backup_write: {
      fileName: "Follow-on backup 2026-11-20.followon",
      at: "2026-11-20T10:00:00Z",
      people: 14,
      meetings: 17,
      bytes: 90_000,
    },
    backup_choose: {
      fileName: "Follow-on backup 2026-10-16.followon",
      madeAt: "2026-10-16T10:00:00Z",
    },
    ...groupAnswers(asked),
    ...peopleAnswers,
    find: ({ text }: { text: string }) =>
      text.toLowerCase().startsWith("co")
        ? [{ kind: "member", id: "p1", group, text: "Colin Braithwaite", date: null }]
        : [],
    undo: { change: 2, touched: [], what: "attendance.mark" },
    unlock: ({ words }: { words: string }) => {
      // A fault as Rust throws it: a plain object, not an Error.
      if (words !== "open") throw { code: "wrongKey", what: "words.wrong", field: "words" };
      return null;
    },
  };
}
