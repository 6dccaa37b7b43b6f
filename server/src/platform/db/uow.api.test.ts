import { app, type TestApp } from '../../test/app';
import { Installation, JobRun } from '../platform.entity';
import { AppError } from '../errors';
import { newId } from '../ids';
import { change, swap } from './change';
import { isDuplicate } from './database';

let t: TestApp;
beforeAll(async () => { t = await app(); });
afterAll(() => t.close());

const aCounter = async (): Promise<string> => {
  const id = newId();
  await t.services.db.tx((m) => m.insert(Installation, { id, name: 'counter', value: '0' }));
  return id;
};
const valueOf = async (id: string): Promise<number> => Number((await t.services.db.read((m) => m.findOneByOrFail(Installation, { id }))).value);
const many = (n: number, fn: () => Promise<unknown>) => Promise.all(Array.from({ length: n }, fn));

describe('the unit of work', () => {
  it('two hundred increments at once are two hundred', async () => {
    const id = await aCounter();
    await many(200, () => t.services.db.tx((m) => m.query('update installation set value = value + 1 where id = ?', [id])));
    expect(await valueOf(id)).toBe(200);
  });

  it('the same by compare-and-set, tried again until it fits', async () => {
    const id = await aCounter();
    await many(20, async () => {
      for (;;) if (await t.services.db.tx(async (m) => { const { value } = await m.findOneByOrFail(Installation, { id }); return swap(m, Installation, { id, value }, { value: String(Number(value) + 1) }); })) return;
    });
    expect(await valueOf(id)).toBe(20);
  });

  it('control: reading first and writing back in a unit of work of its own loses most of them', async () => {
    const id = await aCounter();
    await many(200, async () => {
      const sum = await valueOf(id);
      await t.services.db.tx((m) => m.update(Installation, { id }, { value: String(sum + 1) }));
    });
    expect(await valueOf(id)).toBeLessThan(200);
  });

  it('is all or nothing', async () => {
    const id = newId();
    await expect(t.services.db.tx(async (m) => {
      await m.insert(Installation, { id, name: 'half', value: '1' });
      throw new Error('on the way');
    })).rejects.toThrow('on the way');
    expect(await t.services.db.read((m) => m.findOneBy(Installation, { id }))).toBeNull();
  });

  it('a failed one leaves the next one whole', async () => {
    const id = await aCounter();
    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, (_, i) => t.services.db.tx(async (m) => {
      await m.query('update installation set value = value + 1 where id = ?', [id]);
      if (i % 2) throw new Error('refused');
    })));
    expect([outcomes.filter((o) => o.status === 'fulfilled').length, await valueOf(id)]).toEqual([20, 20]);
  });

  it('of two that write the same unique row one is told so', async () => {
    const insert = () => t.services.db.tx((m) => m.insert(JobRun, { id: newId(), name: 'once', period: '1', at: 0 })).then(() => 'in', (error: unknown) => (isDuplicate(error) ? 'known' : String(error)));
    expect((await Promise.all([insert(), insert(), insert()])).sort()).toEqual(['in', 'known', 'known']);
  });

  it('change refuses a row that is no longer as it was', async () => {
    const id = await aCounter();
    await expect(t.services.db.tx((m) => change(m, Installation, { id, value: '7' }, { value: '8' }))).rejects.toThrow(AppError);
    expect(await valueOf(id)).toBe(0);
  });

  it.each([['undefined', undefined], ['null', null]])('a lookup by %s is refused instead of answering any row', async (_word, id) => {
    await aCounter();
    await expect(t.services.db.read((m) => m.findOneBy(Installation, { id: id as never }))).rejects.toThrow(/value/i);
    await expect(t.services.db.tx((m) => m.delete(Installation, { id: id as never }))).rejects.toThrow();
  });
});
