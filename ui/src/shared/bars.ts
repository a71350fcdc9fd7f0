/** One bar: a short label below it, the longer one for the table, `strong` for the latest. */
export type Bar = { label: string; long?: string; value: number; strong?: boolean };

/** Bars from zero with their numbers on top. The library is fetched when first needed. */
export async function drawBars(bars: readonly Bar[], width: number): Promise<Element> {
  const Plot = await import("./plot");
  const letter = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const size = Math.round(letter * 0.9375);
  const marks = bars.map((bar, index) => ({ ...bar, at: String(index) }));
  const chart = Plot.plot({
    width,
    height: Math.round(letter * 9),
    marginLeft: 0,
    marginRight: 0,
    marginTop: size * 1.8,
    marginBottom: size * 1.9,
    style: { fontSize: `${size}px`, background: "none", color: "var(--ink)" },
    x: {
      type: "band",
      domain: marks.map((bar) => bar.at),
      tickFormat: (at: string) => bars[Number(at)]?.label ?? "",
      tickSize: 0,
      tickPadding: size * 0.5,
      label: null,
      padding: 0.28,
    },
    y: { axis: null, domain: [0, Math.max(1, ...bars.map((bar) => bar.value))] },
    marks: [
      Plot.barY(marks, {
        x: "at",
        y: "value",
        fill: (bar: Bar) => (bar.strong ? "var(--chart-1)" : "var(--chart-quiet)"),
        rx: 3,
      }),
      Plot.text(marks, {
        x: "at",
        y: "value",
        text: (bar: Bar) => String(bar.value),
        dy: -size * 0.8,
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
