/** Stands for a number that is too small to be shown. */
export const SMALL = "few";

/** From this many on a number is shown. */
const SHOWN_FROM = 5;

/**
 * Numbers of one whole as they may be shown: small ones are not, and where only one is small the
 * next smallest is not shown either, or a subtraction would tell it.
 */
export function few(numbers: readonly number[]): (number | typeof SMALL)[] {
  const small = (n: number) => n > 0 && n < SHOWN_FROM;
  const hidden = new Set(numbers.flatMap((n, index) => (small(n) ? [index] : [])));
  if (hidden.size === 1) {
    const others = numbers.flatMap((n, index) => (n >= SHOWN_FROM ? [{ n, index }] : []));
    const next = others.sort((one, other) => one.n - other.n)[0];
    if (next) hidden.add(next.index);
  }
  return numbers.map((n, index) => (hidden.has(index) ? SMALL : n));
}
