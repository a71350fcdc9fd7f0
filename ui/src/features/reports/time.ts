import { say } from "./say";

/** "a year", "2 years", "7 months". */
export const time = (months: number): string =>
  months > 0 && months % 12 === 0
    ? say("time.years", { count: months / 12 })
    : say("time.months", { count: months });
