import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { live, schedules, wrongs, type Server, type Told } from './schedules';
import { rows, sql } from '../../platform/db/sql';
import { app, type TestApp } from '../app';
import { aCounty, aMember, awake, peek } from '../factories/county';

let t: TestApp;
beforeAll(async () => { t = await app(); });
afterAll(() => t.close());

describe('X1 a phone’s bad days against this server', () => {
  it('X1 visits written without a network are there once each, in order, and what was refused is still on the phone', async () => {
    const place = await aCounty(t);
    const families = await Promise.all([0, 1, 2].map(async () => (await aMember(t, place)).familyId));
    const helper = await awake(t, 'helper', { place });
    const clerk = await awake(t, 'clerk', { place });
    for (const familyId of families) await clerk.do('pairings.pair', { familyId, helperId: helper.personId!, helperClass: 'organs' });
    const steps = fc.sample(schedules(60), { numRuns: 12, seed: 1 }).flat();
    const run = randomUUID().slice(0, 8);
    const keys = new Map<string, string>();
    const keyOf = (key: string): string => keys.get(key) ?? keys.set(key, randomUUID()).get(key)!;
    const order: { key: string; entity: string }[] = [];
    const server: Server = {
      take: async (item) => {
        const input = item.input as { n: number; subject: number; bad: boolean };
        const happenedAt = t.clock.now() + (input.bad ? 40 * 86_400_000 : 0);
        const body = bodies.get(item.key) ?? bodies.set(item.key, { familyId: families[input.subject]!, way: 'door' as const, occasion: 'monthly' as const, state: 'well' as const, words: `${run} ${input.n}`, happenedAt }).get(item.key)!;
        const reply = await helper.call('visits.record', body, { key: keyOf(item.key) });
        if (reply.status === 200) { order.push(item); return { is: 'sent' }; }
        return { is: 'refused', code: reply.error!.code, message: reply.error!.message };
      },
      bring: async () => ({ is: 'refused', code: 'file.wrong_type', message: '不是照片' }),
    };
    const bodies = new Map<string, Parameters<typeof helper.call<'visits.record'>>[1]>();
    const lived = await live(steps, server, { hats: ['h0'] });
    const kept = await peek(t, (op) => rows<{ words: string; familyId: string }>(op.db, sql('select words, family_id from visits where words like ? order by id', `${run} %`)));
    const n = (words: string): number => Number(words.split(' ')[1]);
    const first = [...new Map(order.map((item) => [item.key, item])).keys()];
    const told: Told[] = kept
      .map((one) => ({ key: `k${n(one.words)}`, n: n(one.words), entity: one.familyId, photos: 0 }))
      .sort((a, b) => first.indexOf(a.key) - first.indexOf(b.key));
    // Pictures are another road; here every one is refused.
    expect(wrongs({ ...lived, written: lived.written.map((one) => ({ ...one, photo: one.photo === 'none' ? 'none' : 'bad' })) }, told)).toEqual([]);
    expect(kept.length).toBeGreaterThan(20);
    expect(order.length).toBeGreaterThan(kept.length);
  });
});
