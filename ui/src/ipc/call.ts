import type { AppError, Code, Done, Result } from "./bindings";
import { touch } from "./topics";

/** What Rust refused, and why: `code` and `what` choose the sentence, `field` the box at fault. */
export class AppFault extends Error {
  readonly code: Code;
  readonly what: string;
  readonly field: string | null;

  constructor(code: Code, what: string, field: string | null = null) {
    super(`${code} ${what}`);
    this.code = code;
    this.what = what;
    this.field = field;
  }
}

/** Anything that was thrown, as a fault. What we did not expect is said as "internal". */
export function asFault(thrown: unknown): AppFault {
  return thrown instanceof AppFault ? thrown : new AppFault("internal", "unexpected");
}

function isAppError(error: unknown): error is AppError {
  return typeof error === "object" && error !== null && "code" in error && "what" in error;
}

/** Asks Rust: `const home = await call(commands.homeRead())`. Throws AppFault, and only that. */
export async function call<T>(reply: Promise<Result<T, AppError>>): Promise<T> {
  let result: Result<T, AppError>;
  try {
    result = await reply;
  } catch (thrown) {
    throw asFault(thrown);
  }
  if (result.status === "ok") return result.data;
  const error: unknown = result.error;
  throw isAppError(error) ? new AppFault(error.code, error.what, error.field) : asFault(error);
}

type Changed = Done | { done: Done };
type Listener = (done: Done) => void;

const listeners = new Set<Listener>();

/** Hears of every change made through `change`; returns the way to stop hearing. */
export function onChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Like `call`, for what changes something: the queries that show it ask again. */
export async function change<T extends Changed>(reply: Promise<Result<T, AppError>>): Promise<T> {
  const data = await call(reply);
  const answer: Changed = data;
  const done = "done" in answer ? answer.done : answer;
  for (const listener of listeners) listener(done);
  touch(done.touched);
  return data;
}
