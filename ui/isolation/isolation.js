// Every message from the app to Rust passes through here, in a frame that shares nothing with the
// app. Only two kinds are let through: a call by name with plain arguments, and nothing else. Which
// names exist is decided by Rust; this is a second pair of eyes on the shape.
const NAME = /^(?:plugin:[a-z]+\|)?[a-z][a-z_]{0,63}$/;

window.__TAURI_ISOLATION_HOOK__ = (message) => {
  if (message === null || typeof message !== "object" || !NAME.test(String(message.cmd))) {
    throw new Error("refused");
  }
  return message;
};
