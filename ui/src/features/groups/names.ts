/** The names somebody typed, one a line: trimmed, without empty lines. */
export function typedNames(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim().replace(/\s+/g, " "))
    .filter((line) => line !== "");
}

/** Names that stand there more than once, each said once. Two people may share a name. */
export function repeated(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  for (const name of names) {
    const key = name.toLocaleLowerCase();
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const said = new Set<string>();
  return names.filter((name) => {
    const key = name.toLocaleLowerCase();
    if (said.has(key) || seen.get(key) === 1) return false;
    said.add(key);
    return true;
  });
}
