/** A line of so many points in a box, left to right, the most at the top; nought is always the foot. */
export function line(
  counts: readonly number[],
  width: number,
  height: number,
  edge: number,
): readonly { x: number; y: number }[] {
  const most = Math.max(1, ...counts);
  const step = counts.length > 1 ? (width - 2 * edge) / (counts.length - 1) : 0;
  // A single meeting stands where the latest always stands.
  const start = counts.length > 1 ? edge : width - edge;
  return counts.map((count, index) => ({
    x: round(start + index * step),
    y: round(height - edge - (count / most) * (height - 2 * edge)),
  }));
}

const round = (number: number) => Math.round(number * 10) / 10;
