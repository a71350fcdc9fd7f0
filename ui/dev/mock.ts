// Stands in for Rust when pages are looked at in a browser (`npm run mock`). Everyone is made up.
// It answers reads with a small believable service and accepts every change. The address chooses
// the state: ?stage=firstStart|locked|open, ?madeUp=1, ?look=dark|contrast, ?text=200, ?home=empty.
import { answers } from "./answers";

const asked = new URLSearchParams(location.search);

export async function invoke(
  command: string,
  args: Record<string, unknown> = {},
): Promise<unknown> {
  const answer = answers(asked)[command];
  if (answer === undefined) return { change: 1, touched: [] };
  return typeof answer === "function" ? (answer as (given: typeof args) => unknown)(args) : answer;
}

export class Channel {}

export const transformCallback = () => 0;
