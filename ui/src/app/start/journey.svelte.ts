import { choose, readLooks } from "../../features/settings";
import { call, commands, type Nation, type Role } from "../../ipc";
import { go, paths, tell, words } from "../../shared";
import { readSession } from "../session.svelte";
import en from "./words/en.json";

export const say = words("start", { en });

/** Why someone is here: it decides what is asked and where the way ends. */
export type Kind = "run" | "setUp" | "typing" | "file";

export const isKind = (text: string): text is Kind =>
  ["run", "setUp", "typing", "file"].includes(text);

/** What was answered so far. In memory only: before the words there is nowhere safe to keep it. */
export const journey = $state({
  kind: "run" as Kind,
  name: "",
  service: "",
  nation: null as Nation | null,
  /** Shown once, straight after the vault was made; never kept. */
  code: "",
});

const role = (kind: Kind): Role => (kind === "setUp" ? "clinician" : "host");

/** Makes the vault and leaves the recovery code in the journey. */
export async function makeVault(secret: string): Promise<void> {
  const name = journey.name.trim();
  const service = journey.service.trim();
  journey.code = await call(commands.vaultCreate(secret, role(journey.kind), name));
  if (journey.nation) await choose({ nation: journey.nation });
  if (service) await call(commands.meWrite(name, service));
  await readSession();
}

const ends: Record<Kind, string> = {
  run: paths.home,
  setUp: paths.newList,
  typing: paths.newTyping,
  file: paths.file,
};

/** On to what the person came for; the code must not stay on any page. */
export function arriveHome(): void {
  const kind = journey.kind;
  journey.code = "";
  // Whoever comes back for another code later belongs on Home.
  journey.kind = "run";
  go(ends[kind]);
}

/** Opens what a host or a clinician would have, made up, and goes in. */
export async function explore(role: Role): Promise<void> {
  await call(commands.demoOpen(role));
  await readSession();
  go(paths.home);
}

/** After a backup was brought back: everything is there, the nation too, so Home is where to go. */
export async function arriveRestored(): Promise<void> {
  await readLooks();
  await readSession();
  go(paths.home);
  tell(say("restore.done"));
}
