import { say } from "./say";

/** "Aisha, Kwame and Jo". */
export function inOneLine(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : say("and", { first: names.slice(0, -1).join(", "), last });
}
