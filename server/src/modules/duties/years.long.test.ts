import { app, type TestApp } from '../../test/app';
import { live } from '../../test/years/living';

let t: TestApp;
beforeAll(async () => { t = await app(); });
afterAll(() => t.close());

describe('M5 two years of a township of 56', () => {
  it('M5 the duties are exactly those an independent calendar lists', async () => {
    const lived = await live(t, { from: '2026-12-10', days: 731, people: 56, seed: 2026 });
    const by = (state: string): number => lived.expected.filter((d) => d.endsWith(state)).length;
    process.stdout.write(`two years: ${lived.expected.length} duties, ${by('done')} done, ${by('missed')} missed, ${by('cancelled')} cancelled, ${by('open')} open; ${lived.nights} nights run, ${lived.slept} slept through, ${lived.kills} kills, ${lived.restarts} restarts, ${lived.doubles} doubles\n`);
    expect(lived.found).toEqual(lived.expected);
    expect(lived.unowned).toBe(0);
  }, 3_600_000);
});
