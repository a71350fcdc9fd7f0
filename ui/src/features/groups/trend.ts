type Point = { here: number };

/** How many come as a rule, and whether that has been changing. Null while nobody has met yet. */
export function usual(
  trend: readonly Point[],
): { about: number; way: "steady" | "more" | "fewer" | null } | null {
  if (trend.length === 0) return null;
  const about = Math.round(mean(trend));
  // With fewer than four meetings one full hall would already look like a change.
  if (trend.length < 4) return { about, way: null };
  const half = Math.floor(trend.length / 2);
  const before = mean(trend.slice(0, half));
  const lately = mean(trend.slice(-half));
  if (Math.abs(lately - before) <= Math.max(1, before / 5)) return { about, way: "steady" };
  return { about, way: lately > before ? "more" : "fewer" };
}

const mean = (points: readonly Point[]) =>
  points.reduce((sum, point) => sum + point.here, 0) / points.length;
