const HALF_MINUTE = 30_000;
/** Clocks are trimmed by less than this; a difference of more means that somebody set one. */
const NOTICED = 20_000;

/**
 * The clock on the wall, looked at each half minute. Call it while a component is being set up.
 *
 * A clock can be set. The page has another one, which cannot, so a difference between the two is seen;
 * then `onset` is called, since what was read before no longer fits. It is called after sleep too
 * where the other clock stood still, which does no harm.
 */
export function wall(onset?: () => void): { readonly now: number } {
  let now = $state(Date.now());
  let steady = performance.now();

  function look() {
    const [was, stood] = [now, steady];
    now = Date.now();
    steady = performance.now();
    if (Math.abs(now - was - (steady - stood)) > NOTICED) onset?.();
  }

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
