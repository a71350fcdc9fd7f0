import type {
  Asked,
  GroupNeedsView,
  MemberNeedsView,
  PermissionView,
  SharedView,
  StillToAskPage,
} from "../src/ipc";

const group = { id: "g1", name: "St Aidan’s Tuesday group" };

const asked = (
  purpose: Asked["purpose"],
  question: string,
  decision: Asked["decision"],
  onLeaving = false,
): Asked => ({
  purpose,
  question,
  meaning: "They use it for this and for nothing else.",
  decision,
  onLeaving,
  history:
    decision === "notAsked"
      ? []
      : [
          {
            decision,
            on: "2026-10-14",
            how: "paperForm",
            takenBy: "Jo Marsh",
            wording: "2026-12",
            question,
          },
        ],
});

const permissions: PermissionView = {
  member: "p4",
  name: "Colin Braithwaite",
  group,
  wording: "2026-12",
  onServiceList: false,
  you: "Maureen Okafor",
  told: "toldHost",
  asked: [
    asked("holdDetails", "May the group keep your name on its list?", "given"),
    asked("hostHasContacts", "May the people who run the group have your phone number?", "given"),
    asked("hostsKnowNeeds", "May they know what helps you take part?", "notAsked"),
    asked("research", "May the pain service ask you about research?", "refused"),
    asked("groupKeepsInTouch", "May someone say hello after you have left?", "notAsked", true),
  ],
};

const needs: MemberNeedsView = {
  member: "p4",
  name: "Colin Braithwaite",
  hostsMayKnow: true,
  onServiceList: false,
  reviewDue: true,
  needs: [
    {
      need: "chairWithArms",
      how: "By the door",
      flagged: true,
      shared: true,
      reviewed: "2025-10-14",
    },
    { need: "largePrint", how: "", flagged: false, shared: true, reviewed: "2025-10-14" },
  ],
};

const ofGroup: GroupNeedsView = {
  group,
  counts: [
    { need: "stepFree", people: 2 },
    { need: "chairWithArms", people: 1 },
  ],
  people: [
    {
      member: "p4",
      name: "Colin Braithwaite",
      helps: [{ need: "chairWithArms", how: "By the door", flagged: true }],
    },
  ],
};

const toAsk: StillToAskPage = {
  group,
  people: 12,
  toAsk: 1,
  rows: [{ member: "p4", name: "Colin Braithwaite", notAsked: ["hostsKnowNeeds", "shareChat"] }],
  page: 0,
  more: false,
};

const shared: SharedView = {
  group,
  people: [{ name: "Colin Braithwaite", phone: "01632 960 417", email: null, chat: true }],
};

export const peopleAnswers: Record<string, unknown> = {
  permission_read: permissions,
  permission_to_ask: toAsk,
  needs_read: needs,
  needs_of_group: ofGroup,
  shared_read: shared,
};
