import { events, type ListProgress } from "./bindings";

/** Hears how far reading or writing a list has come. Returns the way to stop hearing. */
export const onListProgress = (heard: (progress: ListProgress) => void): Promise<() => void> =>
  events.listProgress.listen((event) => heard(event.payload));

/** Hears that a file which somebody gave waits to be opened. */
export const onFileGiven = (heard: () => void): Promise<() => void> =>
  events.fileGiven.listen(heard);
