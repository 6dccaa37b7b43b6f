import { byKey, evenly, gather } from './gather';

const turn = () => new Promise((done) => setImmediate(done));

describe('gather', () => {
  it('answers those who come together with one load, each with his own', async () => {
    const loads: number[][] = [];
    const ask = gather(async (keys: number[]) => { loads.push(keys); return keys.map((k) => k * 10); });
    expect(await Promise.all([ask(1), ask(2), ask(1)])).toEqual([10, 20, 10]);
    expect(loads).toEqual([[1, 2, 1]]);
  });

  it('never answers with what was read before the question', async () => {
    let truth = 'old';
    let release: () => void = () => undefined;
    const ask = gather(async (keys: string[]) => {
      const seen = truth;
      if (seen === 'old') await new Promise<void>((done) => { release = done; });
      return keys.map(() => seen);
    });
    const early = ask('hat');
    await turn();
    truth = 'ended';
    const late = ask('hat');
    release();
    expect([await early, await late]).toEqual(['old', 'ended']);
  });

  it('keeps one caller’s failure from the others', async () => {
    const ask = gather(async (keys: string[]) => {
      if (keys.includes('bad')) throw new Error('bad key');
      return keys;
    });
    const answers = await Promise.allSettled([ask('a'), ask('bad'), ask('b')]);
    expect(answers.map((a) => a.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await ask('c')).toBe('c');
  });

  it('splits a crowd into loads of bounded size', async () => {
    const sizes: number[] = [];
    const ask = gather(async (keys: number[]) => { sizes.push(keys.length); return keys; });
    await Promise.all(Array.from({ length: 70 }, (_, i) => ask(i)));
    expect(sizes).toEqual([32, 32, 6]);
  });
});

it('fills up to a power of two with the last key', () => {
  expect([[1], [1, 2, 3], [1, 2, 3, 4, 5]].map((keys) => evenly(keys))).toEqual([[1], [1, 2, 3, 3], [1, 2, 3, 4, 5, 5, 5, 5]]);
});

it('groups rows by their key in the order they came', () => {
  expect([...byKey(['ab', 'b', 'ac'], (word) => word[0]!)]).toEqual([['a', ['ab', 'ac']], ['b', ['b']]]);
});
