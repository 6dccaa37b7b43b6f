import { type Item, type NewItem, type Outcome, createQueue, keptAtSignOut } from './queue';
import type { Storage } from './storage';

/** A phone that can lose power before its n-th write. */
const aPhone = () => {
  const kept = new Map<string, string>();
  let writesLeft = Infinity;
  const spend = () => {
    if (writesLeft <= 0) throw new Error('killed');
    writesLeft -= 1;
  };
  const storage: Storage = {
    get: async (key) => {
      const text = kept.get(key);
      if (text === undefined) return undefined;
      try {
        return JSON.parse(text) as unknown;
      } catch {
        return undefined;
      }
    },
    set: async (key, value) => {
      spend();
      kept.set(key, JSON.stringify(value));
    },
    remove: async (key) => {
      spend();
      kept.delete(key);
    },
    keys: async () => [...kept.keys()],
  };
  return {
    storage,
    kept,
    dieAfter: (writes: number) => {
      writesLeft = writes;
    },
  };
};

const anItem = (key: string, more: Partial<NewItem> = {}): NewItem => ({
  key, name: 'pairings.recordVisit', input: { line: key }, entity: key, words: '一次走访', happenedAt: 1, userId: 'u1', ...more,
});

const keys = (items: Item[]) => items.map((item) => item.key);
const answering = (...outcomes: Outcome[]) => {
  const sent: string[] = [];
  return {
    sent,
    send: async (item: Item): Promise<Outcome> => {
      sent.push(item.key);
      return outcomes.shift() ?? { is: 'sent' };
    },
  };
};

describe('writes without a network', () => {
  it('H5 sends what waits in the order it was made, with its own key and body', async () => {
    const queue = createQueue(aPhone().storage);
    for (const key of ['a', 'b', 'c']) await queue.enqueue(anItem(key));
    const { sent, send } = answering();
    expect(await queue.flush('u1', send)).toBe(true);
    expect(sent).toEqual(['a', 'b', 'c']);
    expect(await queue.pending('u1')).toEqual([]);
  });

  it('H5 keeps the same key and body over a restart', async () => {
    const phone = aPhone();
    await createQueue(phone.storage).enqueue(anItem('a', { input: { n: 1 }, happenedAt: 77 }));
    const [item] = await createQueue(phone.storage).pending('u1');
    expect(item).toMatchObject({ key: 'a', input: { n: 1 }, happenedAt: 77 });
  });

  it('H5 stops at the first sign of no network and keeps everything', async () => {
    const queue = createQueue(aPhone().storage);
    await queue.enqueue(anItem('a'));
    await queue.enqueue(anItem('b'));
    const { sent, send } = answering({ is: 'stop' });
    expect(await queue.flush('u1', send)).toBe(false);
    expect(sent).toEqual(['a']);
    expect(keys(await queue.pending('u1'))).toEqual(['a', 'b']);
  });

  it('H5 holds later writes about the same thing behind one that must wait, and lets others pass', async () => {
    const queue = createQueue(aPhone().storage);
    await queue.enqueue(anItem('a', { entity: 'family 1' }));
    await queue.enqueue(anItem('b', { entity: 'family 1' }));
    await queue.enqueue(anItem('c', { entity: 'family 2' }));
    const { sent, send } = answering({ is: 'later' });
    await queue.flush('u1', send);
    expect(sent).toEqual(['a', 'c']);
    expect(keys(await queue.pending('u1'))).toEqual(['a', 'b']);
  });

  it('H5 puts a refused write into the tray with its sentence and data, and does not try it again', async () => {
    const queue = createQueue(aPhone().storage);
    await queue.enqueue(anItem('a'));
    await queue.flush('u1', answering({ is: 'refused', code: 'visit.future', message: '时间比现在还晚' }).send);
    const again = answering();
    expect(await queue.flush('u1', again.send)).toBe(false);
    expect(again.sent).toEqual([]);
    const [item] = await queue.refused('u1');
    expect(item).toMatchObject({ key: 'a', input: { line: 'a' }, refused: { code: 'visit.future', message: '时间比现在还晚' } });
    await queue.again('a');
    expect(keys(await queue.pending('u1'))).toEqual(['a']);
    await queue.drop('a');
    expect(await queue.pending('u1')).toEqual([]);
  });

  it('H5 never shows or sends one person’s writes to another', async () => {
    const queue = createQueue(aPhone().storage);
    await queue.enqueue(anItem('a', { userId: 'u1' }));
    const { sent, send } = answering();
    await queue.flush('u2', send);
    expect(sent).toEqual([]);
    expect(await queue.pending('u2')).toEqual([]);
    expect(keys(await queue.pending('u1'))).toEqual(['a']);
  });

  it('H5 runs one flush at a time, so no write is sent twice', async () => {
    const queue = createQueue(aPhone().storage);
    await queue.enqueue(anItem('a'));
    const { sent, send } = answering();
    await Promise.all([queue.flush('u1', send), queue.flush('u1', send)]);
    expect(sent).toEqual(['a']);
  });

  it('H5 keeps what is written while a flush runs', async () => {
    const queue = createQueue(aPhone().storage);
    await queue.enqueue(anItem('a'));
    await queue.flush('u1', async () => {
      await queue.enqueue(anItem('b'));
      return { is: 'sent' };
    });
    expect(keys(await queue.pending('u1'))).toEqual(['b']);
  });

  it('X14 keeps unsent writes at sign-out and nothing of the person', () => {
    expect(keptAtSignOut('outbox.item.a')).toBe(true);
    expect(keptAtSignOut('outbox.b')).toBe(true);
    expect(keptAtSignOut('guiyan.refresh')).toBe(false);
    expect(keptAtSignOut('reports.draft.2026Q3')).toBe(false);
  });
});

describe('a phone that dies', () => {
  it('H5 loses no stored write, wherever the next one is cut off', async () => {
    for (let writes = 0; writes < 3; writes += 1) {
      const phone = aPhone();
      const before = createQueue(phone.storage);
      await before.enqueue(anItem('a'));
      await before.enqueue(anItem('b'));
      phone.dieAfter(writes);
      await before.enqueue(anItem('c')).catch(() => undefined);
      phone.dieAfter(Infinity);
      const after = keys(await createQueue(phone.storage).pending('u1'));
      expect(after).toEqual(writes === 0 ? ['a', 'b'] : ['a', 'b', 'c']);
    }
  });

  it('H5 finds every write when the newest index is torn', async () => {
    const phone = aPhone();
    const before = createQueue(phone.storage);
    for (const key of ['a', 'b', 'c']) await before.enqueue(anItem(key));
    const newest = ['outbox.a', 'outbox.b'].sort(
      (x, y) => (JSON.parse(phone.kept.get(y) ?? '{"seq":0}') as { seq: number }).seq - (JSON.parse(phone.kept.get(x) ?? '{"seq":0}') as { seq: number }).seq,
    )[0] as string;
    phone.kept.set(newest, '{"seq":9,"ke');
    const after = createQueue(phone.storage);
    expect(keys(await after.pending('u1'))).toEqual(['a', 'b', 'c']);
    await after.enqueue(anItem('d'));
    expect(keys(await createQueue(phone.storage).pending('u1'))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('H5 does not bring back a write that was sent before the cut', async () => {
    const phone = aPhone();
    const before = createQueue(phone.storage);
    await before.enqueue(anItem('a'));
    await before.enqueue(anItem('b'));
    phone.dieAfter(1);
    await before.flush('u1', answering().send).catch(() => undefined);
    phone.dieAfter(Infinity);
    expect(keys(await createQueue(phone.storage).pending('u1'))).toEqual(['b']);
  });
});
