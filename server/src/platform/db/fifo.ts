export type Fifo = <T>(fn: () => Promise<T>) => Promise<T>;

/** Runs one function after another in the order they came: SQLite has one connection that writes. */
export const fifo = (): Fifo => {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(fn: () => Promise<T>): Promise<T> => {
    const run = last.then(fn, fn);
    last = run.then(() => undefined, () => undefined);
    return run;
  };
};
