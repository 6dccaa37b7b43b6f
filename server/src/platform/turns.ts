/** SQLite answers at once, so a long loop would never let a request in between. */
const MOST_MS = 25;
/** When the event loop was last let go; whoever works now, it is one loop for all. */
let last = 0;

/** Gives the event loop a turn whenever the work since the last one has taken long enough. */
export function turns(): () => Promise<void> {
  return async () => {
    if (performance.now() - last < MOST_MS) return;
    await new Promise<void>((next) => { setImmediate(next); });
    last = performance.now();
  };
}
