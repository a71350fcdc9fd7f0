import { commands } from "../ipc";
import { pageChanged, paths, type Page } from "../shared";
import { arriving } from "../shared/arrival";
import { match, type Matched } from "./match";
import { routes } from "./routes";
import { session } from "./session.svelte";

let matched = $state.raw<Matched<Page> | null>(null);
let address = $state("");

export const router = {
  /** The page for the address, or null when there is none. */
  get matched() {
    return matched;
  },
  get address() {
    return address;
  },
};

/** Before anything is kept on this laptop there is nothing to show but the first start. */
const allowed = (hash: string) =>
  session.state.stage !== "firstStart" || hash.startsWith(paths.start);

function follow() {
  if (!allowed(location.hash)) {
    location.replace(paths.start);
    return;
  }
  if (address !== location.hash) pageChanged();
  address = location.hash;
  matched = match(routes, address);
  if (matched?.route.remember) void commands.placeRemember(address);
}

/** Follows the address from now on, starting at `place` unless an address was given. */
export function startRouter(place: string): void {
  if (!match(routes, location.hash) || !allowed(location.hash)) {
    const known = place !== "" && match(routes, place) !== null;
    history.replaceState(null, "", known ? place : paths.home);
  }
  follow();
  addEventListener("hashchange", () => {
    arriving();
    follow();
  });
}
