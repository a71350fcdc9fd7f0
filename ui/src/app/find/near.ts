/** Small letters without accents, as words: "Début à l’Est" is "debut", "a", "lest". */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’‘]/g, "")
    .toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** Whether a typed word is the beginning of another, give or take a slip: one from 4 letters, two from 7. */
export function near(typed: string, word: string): boolean {
  if (word.startsWith(typed)) return true;
  const allowed = typed.length < 4 ? 0 : typed.length < 7 ? 1 : 2;
  return allowed > 0 && slips(typed, word) <= allowed;
}

/** A letter too many, too few, another, or two swapped; the rest of the word may be missing. */
function slips(typed: string, word: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: word.length + 1 }, (_, index) => index);
  for (let row = 0; row < typed.length; row++) {
    const next = [row + 1];
    for (let column = 0; column < word.length; column++) {
      const same = typed[row] === word[column];
      const swapped =
        row > 0 && column > 0 && typed[row] === word[column - 1] && typed[row - 1] === word[column];
      next.push(
        Math.min(
          at(last, column) + (same ? 0 : 1),
          at(last, column + 1) + 1,
          at(next, column) + 1,
          swapped ? at(beforeLast, column - 1) + 1 : Infinity,
        ),
      );
    }
    beforeLast = last;
    last = next;
  }
  return Math.min(...last.slice(Math.min(typed.length - 1, word.length)));
}

const at = (row: readonly number[], index: number) => row[index] ?? Infinity;
