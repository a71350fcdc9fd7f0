import type { Job } from "../../../ipc";
import { say } from "./say";

/** Jobs by name, as a list to be read: "Host, Money". */
export const jobNames = (jobs: readonly Job[]): string =>
  jobs.map((job) => say(`job.${job}.name`)).join(", ");
