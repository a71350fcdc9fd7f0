import { writtenOn, emergency, samaritans, urgent, type CrisisNation } from "../../shared/crisis";
import { element } from "./parts";
import { words } from "./words";

function row(what: string, who: string, number: string | null): HTMLElement {
  const value = element("dd", {}, who ? `${who} ` : "");
  if (number) value.append(element("b", {}, number));
  return element("div", {}, element("dt", {}, what), value);
}

/** Numbers to ring, without unlocking anything. */
export function crisisCard(nation: CrisisNation): HTMLElement {
  const card = element(
    "details",
    { class: "card crisis" },
    element("summary", {}, words.crisis.link),
  );
  // What is folded away costs time too: it is made when it is unfolded.
  card.addEventListener("toggle", () => card.append(...numbers(nation)), { once: true });
  return card;
}

function numbers(nation: CrisisNation): HTMLElement[] {
  const said = words.crisis;
  const number = urgent[nation];
  const month = new Intl.DateTimeFormat("en-GB", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${writtenOn}T00:00:00Z`));
  return [
    element(
      "dl",
      {},
      row(said.danger, "", emergency),
      number
        ? row(said.health, said[nation], number)
        : row(said.health, `${said.northernIreland}. ${said.nidirect}.`, null),
      row(said.talk, said.samaritans, samaritans),
    ),
    element("p", { class: "hint" }, said.checked.replace("{{date}}", month)),
  ];
}
