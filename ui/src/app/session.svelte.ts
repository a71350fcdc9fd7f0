import { call, commands, type AppState } from "../ipc";

let state = $state.raw<AppState>({ stage: "locked", madeUp: false, damaged: false, version: "" });

/** What the shell says about this window: first start, locked or open; real or made up. */
export const session = {
  get state() {
    return state;
  },
};

export async function readSession(): Promise<AppState> {
  state = await call(commands.appState());
  return state;
}
