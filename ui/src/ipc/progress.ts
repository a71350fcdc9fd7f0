import { events, type ListProgress } from "./bindings";

/** Hears how far reading or writing a list has come. Returns the way to stop hearing. */
export async function onListProgress(heard: (progress: ListProgress) => void): Promise<() => void> {
  return events.listProgress.listen((event) => heard(event.payload));
}
