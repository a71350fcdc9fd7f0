import "../../theme";
import { mount } from "svelte";
import { readLooks } from "../features/settings";
import { call, commands } from "../ipc";
import { paths } from "../shared";
import App from "./App.svelte";
import { startRouter } from "./router.svelte";
import { readSession } from "./session.svelte";

async function begin() {
  // Looks first: nothing is drawn in colours or sizes that the person did not choose.
  const [, state] = await Promise.all([readLooks(), readSession()]);
  if (state.stage === "locked") {
    location.replace("lock.html");
    return;
  }
  startRouter(state.stage === "firstStart" ? paths.start : (await call(commands.meRead())).place);
  mount(App, { target: document.getElementById("app") ?? document.body });
}

void begin();
