import { app, type TestApp } from '../app';
import { races } from './cases';
import { faults, manners, race } from './race';
import { aRaceWorld } from './world';

const CALLS = 200;
const ROUNDS = Number(process.env.GUIYAN_RACE_ROUNDS ?? 100);
let t: TestApp;
// A world of its own for each: what one left behind makes the lists of the next longer.
beforeEach(async () => { t = await app({ limitScale: 1e6 }); }, 60_000);
afterEach(() => t.close());

describe.each(manners)(`${CALLS} at once, ${ROUNDS} times, with %s key`, (manner) => {
  it.each(races.map((one) => [one.verb, one] as const))('%s', async (_, one) => {
    const w = await aRaceWorld(t);
    const bad: string[] = [];
    for (let i = 0; i < ROUNDS; i += 1) bad.push(...faults(one, manner, CALLS, await race(w, one, manner, CALLS)).map((what) => `round ${i + 1}: ${what}`));
    expect(bad).toEqual([]);
  }, 1_800_000);
});
