import type {
  AgendaItem,
  CalendarView,
  CloseView,
  DatesView,
  DayNotes,
  GroupView,
  ListPreview,
  MeetingView,
  MemberRow,
  MemberView,
  PrepareView,
  Status,
  Word,
} from "../src/ipc";

// A group of twelve, all made up. Marks and plans are kept until the page is loaded anew.
const group = { id: "g1", name: "St Aidan’s Tuesday group" };
const done = { change: 7, touched: [] };

const people: [string, Word, Partial<MemberRow>?][] = [
  ["Maureen Okafor", "cameLast", { you: true, host: true }],
  ["Dilip Chaudhari", "cameLast", { host: true }],
  ["Grace Adeyemi", "cameLast"],
  ["Parveen Akhtar", "cameLast"],
  ["Colin Braithwaite", "missedLastN", { count: 2 }],
  ["Winston Charles-Bell", "cameLast"],
  ["Ruth Feldman", "onBreak", { backOn: "2027-02-09" }],
  ["Margaret Illingworth", "missedLast"],
  ["Jean Mackintosh", "apologiesLast"],
  ["Siân Prydderch", "cameLast"],
  ["Yusuf Rahmani", "cameLast"],
  ["Tomasz Wilczek", "new"],
];

const members: MemberRow[] = people.map(([name, word, more], index) => ({
  id: `p${index}`,
  name,
  word,
  count: null,
  backOn: null,
  host: false,
  you: false,
  ...more,
}));

const plain: DayNotes = { bankHoliday: null, christmas: false };

const row = (id: string, date: string, state: "planned" | "held", here: number | null) => ({
  id,
  date,
  starts: "10:30:00",
  place: "St Aidan’s Church Hall",
  state,
  notes: plain,
  movedFrom: null,
  here,
  guests: here === null ? null : 0,
});

const groupView: GroupView = {
  ...group,
  place: "St Aidan’s Church Hall",
  since: "2025-03-04",
  held: 17,
  life: "meeting",
  lifeSince: null,
  backOn: null,
  endedHow: null,
  quiet: false,
  onList: members.length,
  members,
  gone: 2,
  left: [
    { id: "p20", name: "Ann Lewis", on: "2026-06-02", died: false, moved: false },
    { id: "p21", name: "George Hill", on: "2026-03-10", died: true, moved: false },
  ],
  upcoming: [
    row("m1", "2026-11-24", "planned", null),
    row("m2", "2027-01-05", "planned", null),
    row("m3", "2027-02-09", "planned", null),
  ],
  off: [{ date: "2026-12-22", meeting: null, why: "holidays" }],
  rule: { kind: "weekly", every: 4, day: "tuesday" },
  notRecorded: [row("u1", "2026-08-18", "planned", null)],
  past: [8, 8, 6, 9, 8, 7].map((here, index) =>
    row(`h${index}`, `2026-${["10", "09", "07", "06", "05", "04"][index]}-14`, "held", here),
  ),
  trend: [7, 8, 9, 6, 8, 8].map((here, index) => ({
    date: `2026-${["04", "05", "06", "07", "09", "10"][index]}-14`,
    here,
  })),
  programme: {
    code: "Westerby autumn 2024",
    people: 24,
    offered: 23,
    yes: 14,
    maybe: 6,
    no: 3,
    waiting: 0,
    notAsked: 1,
  },
  programmes: [{ id: "t1", code: "Westerby autumn 2024", name: "12 mornings" }],
};

const memberView: MemberView = {
  id: "p4",
  group,
  name: "Colin Braithwaite",
  phone: "01632 960 417",
  email: "",
  bestTime: "after 6",
  host: false,
  mayHaveContacts: true,
  joined: "2025-03-04",
  state: "here",
  backOn: null,
  source: "programme",
  leaving: null,
  history: (["noWord", "noWord", "here", "here", null, "apologies", "here", "here"] as const).map(
    (status, index) => ({ date: `2026-0${9 - index}-14`, meeting: `h${index}`, status }),
  ),
  mayKeepWhy: true,
  person: null,
  stands: null,
  also: [],
  alike: [],
};

const agenda: [AgendaItem["kind"], string, number, string | null, string][] = [
  ["settle", "", 10, null, "10:30:00"],
  ["welcome", "", 5, null, "10:40:00"],
  ["round", "How has it been?", 20, "Maureen", "10:45:00"],
  ["topic", "Sleep and pain", 25, "Grace", "11:05:00"],
  ["movement", "", 10, "Winston", "11:30:00"],
  ["goals", "", 15, "Dilip", "11:40:00"],
  ["close", "", 10, "Maureen", "11:55:00"],
];

const items: AgendaItem[] = agenda.map(([kind, title, minutes, leadName, starts], index) => ({
  id: `i${index}`,
  kind,
  topic: null,
  title,
  minutes,
  lead: leadName && "p1",
  leadName,
  starts,
}));

const prepare: PrepareView = {
  id: "m1",
  group,
  date: "2026-11-24",
  starts: "10:30:00",
  ends: "12:15:00",
  minutes: 105,
  notes: plain,
  movedFrom: null,
  moves: [{ date: "2026-12-01", weeksAway: 1, notes: plain }],
  place: "St Aidan’s Church Hall, Westerby",
  state: "planned",
  isToday: false,
  items,
  plannedMinutes: 95,
  spareMinutes: 10,
  longSitting: null,
  leads: members.map(({ id, name }) => ({ id, name })),
};

const dates: DatesView = {
  group,
  rule: { kind: "weekly", every: 4, day: "tuesday" },
  kept: true,
  first: "2027-03-02",
  starts: "10:30:00",
  minutes: 105,
  place: "St Aidan’s Church Hall",
  nation: "england",
  knownUpTo: 2028,
};

const calendar: CalendarView = { group, name: "", coming: 3, savedBefore: true, changed: 1 };

const many = (count: number) =>
  Array.from({ length: count }, (_, index) => members[index % 12]?.name ?? "");

function meeting(count: number): MeetingView {
  const now = Date.now();
  const marks: (Status | null)[] = ["here", "here", "here", "here", null, "here", null];
  const names = count > 12 ? many(count) : members.map(({ name }) => name);
  return {
    id: "m1",
    group,
    date: "2026-11-24",
    state: "running",
    plannedEnd: new Date(now + 80 * 60_000).toISOString(),
    expectedEnd: new Date(now + 83 * 60_000).toISOString(),
    register: names.map((fullName, index) => ({
      member: `p${index}`,
      name: fullName.split(" ")[0] ?? "",
      fullName,
      status: index === 8 ? "apologies" : (marks[index] ?? (index > 8 ? "here" : null)),
      how: { late: index === 1, leftEarly: false, joinedBy: index === 2 ? "phone" : null },
      onBreak: index === 6,
    })),
    guests: [{ guest: "q1", name: "Anne", here: true }],
    tally: { here: 8, apologies: 1, noWord: 0, notMarked: 3, guests: 1 },
    now: {
      item: items[2] ?? null,
      startedAt: new Date(now - 7 * 60_000).toISOString(),
      endsAt: new Date(now + 23 * 60_000).toISOString(),
      last: false,
    },
    ahead: items.slice(3),
    sitting: { since: new Date(now - 55 * 60_000).toISOString(), notBefore: null },
    hosts: [
      { member: "p0", name: "Dilip Rao" },
      { member: "p1", name: "Jean Baxter" },
    ],
    runBy: null,
    goals: true,
    jottings: [{ id: "j1", kind: "goodNews", text: "Yusuf walked to the bus stop" }],
  };
}

const close: CloseView = {
  id: "m1",
  group,
  date: "2026-11-24",
  state: "running",
  tally: { here: 7, apologies: 2, noWord: 2, notMarked: 2, guests: 1 },
  apologies: ["Jean", "Margaret"],
  notMarked: [
    { member: "p6", name: "Ruth Feldman" },
    { member: "p9", name: "Siân Prydderch" },
  ],
  didNotCome: [
    { member: "p4", name: "Colin Braithwaite" },
    { member: "p11", name: "Tomasz Wilczek" },
  ],
  nextPlanned: null,
  suggestions: [
    { date: "2027-01-05", weeksAway: 6, notes: plain },
    { date: "2026-12-29", weeksAway: 5, notes: { ...plain, christmas: true } },
  ],
  notes: "",
  jottings: [{ id: "j1", kind: "goodNews", text: "Yusuf walked to the bus stop" }],
  starts: "10:30:00",
  place: "St Aidan’s Church Hall",
  headcount: null,
  howWas: null,
  bring: [],
  people: [],
};

const column = (
  index: number,
  heading: string,
  first: string,
  guess: ListPreview["columns"][number]["guess"],
  sensitive: ListPreview["columns"][number]["sensitive"] = null,
) => ({ index, heading, first, guess, sensitive });

const nothing = {
  row: null,
  column: null,
  name: null,
  value: null,
  otherRow: null,
  member: null,
  otherName: null,
  detail: null,
  options: [],
};

const list: ListPreview = {
  fileName: "PMP_autumn_2026.xlsx",
  rows: 14,
  columns: [
    column(0, "Forename", "Aisha", "firstName"),
    column(1, "Surname", "Begum", "lastName"),
    column(2, "Mobile", "07700 900 112", "phone"),
    column(3, "Tel 2", "01632 960 033", null),
    column(4, "FG consent", "Y", "agreed"),
    column(5, "NHS number", "", "leaveOut", "nhsNumber"),
    column(6, "Date of birth", "", "leaveOut", "dateOfBirth"),
    column(7, "Pain score", "", "leaveOut", "score"),
  ],
  leftOut: [
    { heading: "NHS number", sensitive: "nhsNumber" },
    { heading: "Date of birth", sensitive: "dateOfBirth" },
    { heading: "Pain score", sensitive: "score" },
  ],
  problems: [
    { ...nothing, what: "column.unknown", column: 3 },
    { ...nothing, what: "noSharePhone" },
    { ...nothing, what: "phone.tooShort", row: 9, name: "Kwame Mensah", value: "07700 9001" },
    { ...nothing, what: "sameAs", row: 12, name: "Bronwen Pugh", otherRow: 4 },
  ],
  willBringIn: 11,
  counts: { code: "", people: 14, offered: 13, yes: 11, maybe: 1, no: 1, waiting: 0, notAsked: 1 },
  notAgreedRows: [2, 14],
  contactsNeedAnswer: true,
  reasonsNotRead: 0,
  layout: {
    sheets: [
      { name: "Cohort", hidden: false },
      { name: "Old", hidden: true },
    ],
    sheet: 0,
    headingRows: [1],
    starts: [
      { row: 1, text: "Forename, Surname, Mobile, Tel 2" },
      { row: 2, text: "Aisha, Begum" },
    ],
  },
  notPeople: [],
  died: [],
  against: null,
};

const listChoices = {
  columns: [],
  fixes: [],
  same: [],
  people: [],
  members: [],
  values: [],
  everyoneAgreed: null,
  hostMayHaveContacts: null,
};

/** Answers about groups, meetings and lists. `?people=40` fills the hall. */
export function groupAnswers(asked: URLSearchParams): Record<string, unknown> {
  const clean = asked.has("ready");
  return {
    group_people: [],
    group_read: groupView,
    member_read: memberView,
    groups_list: [
      {
        ...group,
        place: "",
        members: 12,
        next: "2026-11-24",
        lastHeld: "2026-10-14",
        lastHere: 8,
      },
      {
        id: "g2",
        name: "Riverside Thursday group",
        place: "",
        members: 7,
        next: null,
        lastHeld: null,
        lastHere: null,
      },
    ],
    dates_read: dates,
    date_notes: plain,
    calendar_read: calendar,
    calendar_save: { meetings: 3, calledOff: 0 },
    dates_suggest: ({ first, count }: { first: string; count: number }) =>
      Array.from({ length: count }, (_, index) => {
        const date = new Date(`${first}T00:00:00Z`);
        date.setUTCDate(date.getUTCDate() + index * 28);
        return {
          date: date.toISOString().slice(0, 10),
          weeksAway: index * 4 + 1,
          notes: { ...plain, christmas: index === 1 },
        };
      }),
    prepare_read: asked.get("home") === "today" ? { ...prepare, isToday: true } : prepare,
    meeting_read: meeting(Number(asked.get("people") ?? 12)),
    attendance_mark: { done, tally: { here: 8, apologies: 1, noWord: 0, notMarked: 2, guests: 1 } },
    guest_mark: { done, tally: { here: 8, apologies: 1, noWord: 0, notMarked: 3, guests: 0 } },
    guest_add: {
      done,
      guest: "q2",
      tally: { here: 8, apologies: 1, noWord: 0, notMarked: 3, guests: 2 },
    },
    close_read: close,
    draft_read: "",
    group_create: { done, group: "g1" },
    member_add: { done, member: "p12" },
    list_choose: {
      preview: clean ? { ...list, problems: [], contactsNeedAnswer: false } : list,
      choices: listChoices,
    },
    list_look: { preview: list, choices: listChoices },
    list_preview: list,
    list_bring_in: { done, group: "g1", broughtIn: 11, changed: 0, thinking: 0 },
  };
}
