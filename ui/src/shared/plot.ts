/** Just what our charts use of Observable Plot: the rest of it stays out of the app. */
export { areaY, barY, dot, lineY, plot, ruleY, text } from "@observablehq/plot";
