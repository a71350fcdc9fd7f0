import type { StayRow } from "../../ipc";
import { inHundred, pointsOf } from "./numbers";

/** The words of a curve: the axis below it, and what its points say. */
export type CurveWords = { months: string; percent: (share: number) => string };

/** A curve in steps with its band, from nought to everybody. The library is fetched when first needed. */
export async function drawCurve(
  rows: readonly StayRow[],
  words: CurveWords,
  width: number,
): Promise<Element> {
  const Plot = await import("../../shared/plot");
  const letter = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const size = Math.round(letter * 0.9375);
  const last = Math.max(12, ...rows.map((row) => row.month));
  const every = last > 60 ? 24 : last > 14 ? 12 : 3;
  const ticks = Array.from({ length: Math.floor(last / every) + 1 }, (_, nth) => nth * every);
  const named = pointsOf(rows);
  const band = rows.filter((row) => row.low !== null && row.high !== null);
  const chart = Plot.plot({
    width,
    height: Math.round(letter * 16),
    marginLeft: size * 3.4,
    marginRight: size * 2.4,
    marginTop: size * 1.4,
    marginBottom: size * 3.6,
    style: { fontSize: `${size}px`, background: "none", color: "var(--ink)" },
    x: {
      domain: [0, last],
      ticks,
      label: words.months,
      labelAnchor: "center",
      labelArrow: "none",
      labelOffset: size * 2.6,
    },
    y: {
      domain: [0, 10_000],
      ticks: [0, 2_500, 5_000, 7_500, 10_000],
      tickFormat: (share: number) => words.percent(inHundred(share)),
      label: null,
      grid: true,
    },
    marks: [
      Plot.areaY(band, {
        x: "month",
        y1: "low",
        y2: "high",
        curve: "step-after",
        fill: "var(--chart-1)",
        fillOpacity: 0.18,
      }),
      Plot.lineY(rows, {
        x: "month",
        y: "share",
        curve: "step-after",
        stroke: "var(--chart-1)",
        strokeWidth: 3,
      }),
      Plot.dot(named, {
        x: "month",
        y: "share",
        r: 6,
        fill: "var(--surface)",
        stroke: "var(--chart-1)",
        strokeWidth: 3,
      }),
      Plot.text(named, {
        x: "month",
        y: "share",
        text: (row: StayRow) => words.percent(inHundred(row.share)),
        dx: size * 1.6,
        dy: -size,
        fontWeight: 700,
        fill: "var(--ink)",
      }),
      Plot.ruleY([0], { stroke: "var(--control)" }),
    ],
  });
  // The window's policy allows no inline style sheet; ours covers what this one says.
  for (const style of chart.querySelectorAll("style")) style.remove();
  chart.setAttribute("aria-hidden", "true");
  return chart;
}
