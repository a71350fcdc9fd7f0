/**
 * Where a key goes in a list of names that stands in `across` columns: null for none of ours. A letter goes
 * to the next name that begins with it, and round.
 */
export function whereTo(
  key: string,
  at: number,
  names: readonly string[],
  across: number,
): number | null {
  const last = names.length - 1;
  const within = (place: number) => (place < 0 || place > last ? at : place);
  switch (key) {
    case "ArrowDown":
      return within(at + across);
    case "ArrowUp":
      return within(at - across);
    case "ArrowRight":
      return within(at + 1);
    case "ArrowLeft":
      return within(at - 1);
    case "Home":
      return 0;
    case "End":
      return last;
  }
  if ([...key].length !== 1 || key === " ") return null;
  const begins = (name: string) => name.toLocaleLowerCase().startsWith(key.toLocaleLowerCase());
  for (let step = 1; step <= names.length; step++) {
    const place = (at + step) % names.length;
    if (begins(names[place] ?? "")) return place;
  }
  return null;
}
