import type { AppError, Result } from "./bindings";
import { type AppFault, asFault, call } from "./call";
import { subscribe, type Subject } from "./topics";

export type Query<T> = {
  /** The latest answer; kept while the next one is on its way, so nothing flickers. */
  readonly value: T | undefined;
  readonly fault: AppFault | null;
  again(): Promise<void>;
};

/**
 * Asks, and asks again when one of the topics is touched or when something that `ask` reads
 * (a route parameter, say) becomes another. Call it while a component is being set up:
 * `const home = query(["meetings"], () => commands.homeRead());`
 */
export function query<T>(
  topics: readonly Subject[],
  ask: () => Promise<Result<T, AppError>>,
): Query<T> {
  let value = $state.raw<T>();
  let fault = $state.raw<AppFault | null>(null);
  let ticket = 0;

  async function settle(reply: Promise<Result<T, AppError>>) {
    const mine = ++ticket;
    try {
      const answer = await call(reply);
      if (mine !== ticket) return;
      value = answer;
      fault = null;
    } catch (thrown) {
      if (mine === ticket) fault = asFault(thrown);
    }
  }

  const again = () => settle(ask());

  $effect(() => {
    // `ask` runs inside the effect so that what it reads is what it follows.
    void settle(ask());
    const stop = subscribe(topics, () => void again());
    return () => {
      stop();
      ticket += 1;
    };
  });

  return {
    get value() {
      return value;
    },
    get fault() {
      return fault;
    },
    again,
  };
}
