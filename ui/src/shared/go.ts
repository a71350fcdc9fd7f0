/** Goes to a page: `go(paths.group(id))`. Links use the same addresses: `href={paths.home}`. */
export function go(path: string): void {
  location.hash = path;
}

/** Every address in the app, in one place, so that no page needs to know another. */
export const paths = {
  start: "#/start",
  home: "#/home",
  groups: "#/groups",
  topics: "#/topics",
  settings: "#/settings",
  help: "#/help",
  group: (id: string) => `#/group/${id}`,
  groupDates: (id: string) => `#/group/${id}/dates`,
  groupSettingUp: (id: string) => `#/group/${id}/setting-up`,
  groupJobs: (id: string) => `#/group/${id}/jobs`,
  groupPlaces: (id: string) => `#/group/${id}/places`,
  newPlace: (id: string) => `#/group/${id}/places/new`,
  place: (id: string) => `#/place/${id}`,
  groupAgreement: (id: string) => `#/group/${id}/agreement`,
  groupSupportPlan: (id: string) => `#/group/${id}/support-plan`,
  agreedVersion: (id: string) => `#/agreed/${id}`,
  groupLife: (id: string) => `#/group/${id}/life`,
  printGroup: (id: string) => `#/group/${id}/print`,
  printOne: (group: string, paper: string) => `#/group/${group}/print/${paper}`,
  printMeeting: (id: string) => `#/meeting/${id}/print`,
  tell: (group: string) => `#/group/${group}/tell`,
  tellAbout: (group: string, message: string, meeting: string) =>
    `#/group/${group}/tell/${message}/${meeting}`,
  groupList: (id: string) => `#/group/${id}/list`,
  member: (id: string) => `#/member/${id}`,
  leaving: (id: string) => `#/member/${id}/leaving`,
  topicsFor: (group: string) => `#/topics/${group}`,
  topic: (code: string, group: string) => `#/topic/${code}/${group}`,
  writeTopic: (code: string, group: string) => `#/topic/${code}/${group}/write`,
  prepare: (id: string) => `#/meeting/${id}/prepare`,
  meeting: (id: string) => `#/meeting/${id}`,
  closeMeeting: (id: string) => `#/meeting/${id}/close`,
  newTyping: "#/new/typing",
  newList: "#/new/list",
  recovery: "#/start/code",
  words: "#/settings/words",
  newCode: "#/settings/code",
} as const;
