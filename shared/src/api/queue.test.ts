import { type Item, type NewItem, type Outcome, type Storage, NoRoom, createQueue, keptAtSignOut } from './queue';

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

const u1 = { userId: 'u1', hatId: 'h1' };
const keys = (items: Item[]) => items.map((item) => item.key);
const answering = (...outcomes: Outcome[]) => {
  const sent: string[] = [];
  return {
    sent,
    attach: async () => ({ is: 'stop' as const }),
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
    const { sent, ...roads } = answering();
    expect(await queue.flush(u1, roads)).toBe(true);
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
    const { sent, ...roads } = answering({ is: 'stop' });
    expect(await queue.flush(u1, roads)).toBe(false);
    expect(sent).toEqual(['a']);
    expect(keys(await queue.pending('u1'))).toEqual(['a', 'b']);
  });

  it('H5 holds later writes about the same thing behind one that must wait, and lets others pass', async () => {
    const queue = createQueue(aPhone().storage);
    await queue.enqueue(anItem('a', { entity: 'family 1' }));
    await queue.enqueue(anItem('b', { entity: 'family 1' }));
    await queue.enqueue(anItem('c', { entity: 'family 2' }));
    const { sent, ...roads } = answering({ is: 'later' });
    await queue.flush(u1, roads);
    expect(sent).toEqual(['a', 'c']);
    expect(keys(await queue.pending('u1'))).toEqual(['a', 'b']);
  });

  it('H5 puts a refused write into the tray with its sentence and data, and does not try it again', async () => {
    const queue = createQueue(aPhone().storage);
    await queue.enqueue(anItem('a'));
    await queue.flush(u1, answering({ is: 'refused', code: 'visit.future', message: '时间比现在还晚' }));
    const again = answering();
    expect(await queue.flush(u1, again)).toBe(false);
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
    const { sent, ...roads } = answering();
    await queue.flush({ ...u1, userId: 'u2' }, roads);
    expect(sent).toEqual([]);
    expect(await queue.pending('u2')).toEqual([]);
    expect(keys(await queue.pending('u1'))).toEqual(['a']);
  });

  it('H5 runs one flush at a time, so no write is sent twice', async () => {
    const queue = createQueue(aPhone().storage);
    await queue.enqueue(anItem('a'));
    const { sent, ...roads } = answering();
    await Promise.all([queue.flush(u1, roads), queue.flush(u1, roads)]);
    expect(sent).toEqual(['a']);
  });

  it('H5 sends what is written while a flush runs', async () => {
    const queue = createQueue(aPhone().storage);
    await queue.enqueue(anItem('a'));
    const { sent, ...roads } = answering();
    await queue.flush(u1, {
      ...roads,
      send: async (item) => {
        if (item.key === 'a') await queue.enqueue(anItem('b'));
        return roads.send(item);
      },
    });
    expect(sent).toEqual(['a', 'b']);
  });

  it('X1 leaves under the hat it was written under and no other', async () => {
    const queue = createQueue(aPhone().storage);
    await queue.enqueue(anItem('a', { hatId: 'h1' }));
    await queue.enqueue(anItem('b', { hatId: 'h2' }));
    const { sent, ...roads } = answering();
    await queue.flush(u1, roads);
    expect(sent).toEqual(['a']);
    expect(keys(await queue.pending('u1'))).toEqual(['b']);
  });

  it('X1 pictures go first and their ids join the words; one that fails keeps nothing back and is told', async () => {
    const queue = createQueue(aPhone().storage);
    await queue.enqueue(anItem('a', { input: { text: '办证', photoIds: [] }, photos: [{ path: 'good', key: 'p1' }, { path: 'bad', key: 'p2' }] }));
    const bodies: unknown[] = [];
    const roads = {
      send: async (item: Item): Promise<Outcome> => { bodies.push(item.input); return { is: 'sent' }; },
      attach: async ({ path }: { path: string }) => (path === 'good' ? { is: 'sent' as const, id: 'f1' } : { is: 'later' as const }),
    };
    await queue.flush(u1, roads);
    await queue.flush(u1, roads);
    expect(bodies).toEqual([]);
    await queue.flush(u1, roads);
    expect(bodies).toEqual([{ text: '办证', photoIds: ['f1'] }]);
    expect((await queue.refused('u1'))[0]?.refused).toMatchObject({ code: 'photo.lost', message: expect.stringContaining('1 张照片') });
  });

  it('C7 a recording goes before its words as `voiceId`; one that never arrives lets the words go and is told', async () => {
    const queue = createQueue(aPhone().storage);
    const spoken = (key: string, path: string) => anItem(key, { entity: key, input: { line: '' }, photos: [{ path, key: `v${key}`, voice: true }] });
    await queue.enqueue(spoken('a', 'good'));
    await queue.enqueue(spoken('b', 'bad'));
    const bodies: unknown[] = [];
    const roads = {
      send: async (item: Item): Promise<Outcome> => { bodies.push(item.input); return { is: 'sent' }; },
      attach: async ({ path }: { path: string }) => (path === 'good' ? { is: 'sent' as const, id: 'f1' } : { is: 'refused' as const, code: 'file.broken', message: '' }),
    };
    await queue.flush(u1, roads);
    expect(bodies).toEqual([{ line: '', voiceId: 'f1' }, { line: '' }]);
    expect((await queue.refused('u1')).map(({ key, refused }) => [key, refused?.message])).toEqual([['b', expect.stringContaining('录音没传上去')]]);
  });

  it('X1 somebody was faster: both copies stay, and one’s own goes again as a new write', async () => {
    const queue = createQueue(aPhone().storage);
    await queue.enqueue(anItem('a', { input: { version: 1, words: '我' } }));
    const copies = { mine: { words: '我' }, theirs: { words: '他', version: 2 } };
    await queue.flush(u1, answering({ is: 'refused', code: 'row.changed', message: '别人先改了', copies }));
    expect((await queue.refused('u1'))[0]?.refused?.copies).toEqual(copies);
    await queue.again('a', { key: 'b', input: { version: 2, words: '我' } });
    const { sent, ...roads } = answering();
    await queue.flush(u1, roads);
    expect(sent).toEqual(['b']);
    expect(await queue.refused('u1')).toEqual([]);
  });

  it('X1 a full phone says so and drops nothing it had', async () => {
    const phone = aPhone();
    const queue = createQueue({ ...phone.storage, set: async (key, value) => { if (key.endsWith('.b')) throw new NoRoom(); await phone.storage.set(key, value); } });
    await queue.enqueue(anItem('a'));
    await expect(queue.enqueue(anItem('b'))).rejects.toThrow(NoRoom);
    await queue.enqueue(anItem('c'));
    expect(keys(await queue.pending('u1'))).toEqual(['a', 'c']);
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
    for (let writes = 0; writes < 2; writes += 1) {
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

  it('H5 does not bring back a write that was sent before the cut', async () => {
    const phone = aPhone();
    const before = createQueue(phone.storage);
    await before.enqueue(anItem('a'));
    await before.enqueue(anItem('b'));
    phone.dieAfter(1);
    await before.flush(u1, answering()).catch(() => undefined);
    phone.dieAfter(Infinity);
    expect(keys(await createQueue(phone.storage).pending('u1'))).toEqual(['b']);
  });
});
