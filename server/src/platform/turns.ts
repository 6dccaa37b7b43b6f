/** SQLite answers at once, so a long loop would never let a request in between. */
const MOST_MS = 40;

/** Gives the event loop a turn whenever the work since the last one has taken long enough. */
export function turns(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < MOST_MS) return;
    await new Promise<void>((next) => { setImmediate(next); });
    last = performance.now();
  };
}
