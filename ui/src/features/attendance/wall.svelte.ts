const HALF_MINUTE = 30_000;

/** The clock on the wall, looked at each half minute. Call it while a component is being set up. */
export function wall(): { readonly now: number } {
  let now = $state(Date.now());
  const look = () => (now = Date.now());

  $effect(() => {
    const timer = setInterval(look, HALF_MINUTE);
    // A laptop that slept wakes with the time of when it fell asleep.
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  });

  return {
    get now() {
      return now;
    },
  };
}
