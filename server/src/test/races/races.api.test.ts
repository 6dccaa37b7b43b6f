import { handlers } from '../../modules';
import { app, type TestApp } from '../app';
import { races } from './cases';
import { losingApp } from './losing';
import { faults, manners, race } from './race';
import { aRaceWorld, type RaceWorld } from './world';

/** The short form: twenty at once, twice. `races.long.test.ts` has two hundred at once, a hundred times. */
const CALLS = 20;
const ROUNDS = 2;
let t: TestApp;
let w: RaceWorld;
beforeAll(async () => { t = await app({ limitScale: 1e6 }); w = await aRaceWorld(t); }, 60_000);
afterAll(() => t.close());

describe.each(races.map((one) => [one.verb, one] as const))('%s', (_, one) => {
  it.each(manners)('is done once, with %s key', async (manner) => {
    for (let i = 0; i < ROUNDS; i += 1) expect(faults(one, manner, CALLS, await race(w, one, manner, CALLS))).toEqual([]);
  });
});

describe('the harness bites', () => {
  it.each(manners)('an action that looks first and writes later is found out, with %s key', async (manner) => {
    const take = races.find((one) => one.verb === 'requests.take')!;
    const losing = await losingApp(manner);
    try {
      const found = await race(await aRaceWorld(losing), take, manner, CALLS);
      expect(found.effects.taken).toBeGreaterThan(1);
      expect(faults(take, manner, CALLS, found).length).toBeGreaterThan(0);
    } finally { await losing.close(); }
    expect(faults(take, manner, CALLS, await race(w, take, manner, CALLS))).toEqual([]);
  }, 60_000);

  it('every line names a verb that stands, once', () => {
    const names: string[] = races.map((one) => one.verb);
    expect(names.filter((name) => !(name in handlers))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });
});
