/** The only place that knows what time it is; epoch milliseconds. */
export interface Clock { now(): number }

export const systemClock: Clock = { now: () => Date.now() };

/** A phone's clock may run ahead by this much before what it says is refused. */
export const CLOCK_SLACK_MS = 5 * 60_000;

/** A clock that tests set; it moves only when told. */
export class SetClock implements Clock {
  constructor(private at: number) {}
  now(): number { return this.at; }
  set(at: number): void { this.at = at; }
  advance(ms: number): void { this.at += ms; }
}
