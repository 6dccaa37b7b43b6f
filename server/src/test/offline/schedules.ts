import fc from 'fast-check';
import { createQueue, NoRoom, PHOTO_LOST, type Item, type Outcome, type Photo, type PhotoOutcome, type Queue, type Storage } from '@guiyan/shared/api/queue';

/** What the network does to one request. `lost`: the server does it and its answer is dropped; `late`: it arrives after later ones. */
const fates = ['ok', 'unsent', 'lost', 'twice', 'late', 'busy'] as const;
type Fate = (typeof fates)[number];
type Step =
  | { do: 'write'; subject: number; bad: boolean; photo: 'none' | 'good' | 'bad' }
  | { do: 'flush' | 'flushAndWrite'; fates: Fate[] }
  | { do: 'kill'; after: number }
  | { do: 'full'; room: number }
  | { do: 'clock'; by: number }
  | { do: 'hat' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('write' as const), subject: fc.nat(2), bad: fc.integer({ min: 0, max: 5 }).map((n) => n === 0), photo: fc.constantFrom('none' as const, 'none' as const, 'good' as const, 'bad' as const) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('flush' as const, 'flushAndWrite' as const), fates: fc.array(fc.constantFrom(...fates), { maxLength: 6 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('kill' as const), after: fc.nat(6) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('full' as const), room: fc.constantFrom(0, 1, 3, 99, 99) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clock' as const), by: fc.integer({ min: -4e10, max: 4e10 }) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'hat' as const }) },
);
export const schedules = (steps = 24): fc.Arbitrary<Step[]> => fc.array(step, { minLength: 1, maxLength: steps });

/** Where the words arrive. Both answer as the outbox would tell it of the server's answer. */
export interface Server {
  take(item: Item, hatId: string): Promise<Outcome>;
  bring(photo: Photo): Promise<PhotoOutcome>;
}

export class Killed extends Error {}

/** A phone that loses power before its n-th write, or has room for n more items. */
export const aPhone = () => {
  const kept = new Map<string, string>();
  const phone = { writesLeft: Infinity, room: Infinity, dead: false };
  const alive = (): void => {
    if (phone.dead) throw new Killed();
  };
  const spend = (): void => {
    alive();
    if (phone.writesLeft <= 0) phone.dead = true;
    alive();
    phone.writesLeft -= 1;
  };
  const storage: Storage = {
    get: async (key) => { alive(); const text = kept.get(key); return text === undefined ? undefined : (JSON.parse(text) as unknown); },
    set: async (key, value) => {
      spend();
      const text = JSON.stringify(value);
      if (kept.has(key) ? text.length > (kept.get(key) as string).length && phone.room <= 0 : phone.room <= 0) throw new NoRoom();
      if (!kept.has(key)) phone.room -= 1;
      kept.set(key, text);
    },
    remove: async (key) => { spend(); if (kept.delete(key)) phone.room += 1; },
    keys: async () => { alive(); return [...kept.keys()].reverse(); },
  };
  return { storage, phone, alive };
};

interface Written { key: string; n: number; entity: string; bad: boolean; photo: 'none' | 'good' | 'bad'; /** The phone died before it said whether it was stored. */ unsure: boolean }
export interface Told { key: string; n: number; entity: string; photos: number }
export interface Lived { written: Written[]; refused: Item[]; pending: number; requests: number }

/** Lives through a schedule against a server, then gives the network back and empties the phone. */
export const live = async (steps: readonly Step[], server: Server, { forgetKeys = false, hats = ['h0', 'h1'] } = {}): Promise<Lived> => {
  const { storage, phone, alive } = aPhone();
  const written: Written[] = [];
  const late: (() => Promise<unknown>)[] = [];
  let [queue, hat, clock, requests, coming]: [Queue, number, number, number, Fate[]] = [createQueue(storage), 0, 1_700_000_000_000, 0, []];
  const hatId = (): string => hats[hat % hats.length] as string;
  const calm = [] as Fate[];

  const through = async <T extends { is: string }>(work: () => Promise<T>): Promise<T | { is: 'stop' } | { is: 'later' }> => {
    alive();
    requests += 1;
    const fate = coming.shift() ?? 'ok';
    if (fate === 'unsent') return { is: 'stop' };
    if (fate === 'busy') return { is: 'later' };
    if (fate === 'late') { late.push(work); return { is: 'stop' }; }
    const answer = await work();
    for (const arrives of late.splice(0)) await arrives();
    if (fate === 'twice') await work();
    alive();
    return fate === 'lost' ? { is: 'stop' } : answer;
  };
  const keyed = <T extends { key: string }>(one: T): T => (forgetKeys ? { ...one, key: `${one.key}-${requests}` } : one);
  const roads = () => {
    const worn = hatId();
    return { send: (item: Item) => through(() => server.take(keyed(item), worn)), attach: (photo: Photo) => through(() => server.bring(keyed(photo))) };
  };
  const write = async ({ subject, bad, photo }: { subject: number; bad: boolean; photo: Written['photo'] }): Promise<void> => {
    const n = written.length;
    const one: Written = { key: `k${n}`, n, entity: `${hatId()}.${subject}`, bad, photo, unsure: true };
    written.push(one);
    try {
      await queue.enqueue({ key: one.key, name: 'write', input: { n, subject, bad, photoIds: [] }, entity: one.entity, words: `第${n}件`, happenedAt: clock, userId: 'u', hatId: hatId(), photos: photo === 'none' ? [] : [{ path: photo, key: `p${n}` }] });
      one.unsure = false;
    } catch (error) {
      if (error instanceof NoRoom) written[n] = { ...one, key: `never${n}` };
      else throw error;
    }
  };
  const flush = () => queue.flush({ userId: 'u', hatId: hatId() }, roads());
  const act = async (at: Step): Promise<void> => {
    if (at.do === 'write') await write(at);
    if (at.do === 'flush') { coming = [...at.fates]; await flush(); }
    if (at.do === 'flushAndWrite') {
      coming = [...at.fates];
      const both = await Promise.allSettled([flush(), write({ subject: 0, bad: false, photo: 'none' }), flush()]);
      for (const one of both) if (one.status === 'rejected') throw one.reason;
    }
    if (at.do === 'kill') phone.writesLeft = at.after;
    if (at.do === 'full') phone.room = at.room;
    if (at.do === 'clock') clock += at.by;
    if (at.do === 'hat') hat += 1;
  };
  for (const at of steps) {
    try {
      await act(at);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      Object.assign(phone, { dead: false, writesLeft: Infinity });
      queue = createQueue(storage);
    }
    clock += 1000;
  }
  Object.assign(phone, { dead: false, writesLeft: Infinity, room: Infinity });
  coming = calm;
  for (const arrives of late.splice(0)) await arrives();
  for (let turn = 0; turn < hats.length * 4; turn += 1, hat += 1) await flush();
  return { written, refused: await queue.refused('u'), pending: (await queue.pending('u')).length, requests };
};

/** What is wrong after all, in words: nothing lost, nothing twice, order kept, the refused still there with their reason. */
export const wrongs = ({ written, refused, pending }: Lived, told: readonly Told[]): string[] => {
  const times = new Map<number, Told[]>();
  for (const one of told) times.set(one.n, [...(times.get(one.n) ?? []), one]);
  const byKey = new Map(refused.map((item) => [item.key, item]));
  const found: string[] = pending ? [`${pending} still wait`] : [];
  for (const one of written) {
    const came = times.get(one.n) ?? [];
    const tray = byKey.get(one.key);
    const never = one.key.startsWith('never');
    if (came.length > 1) found.push(`${one.n} came ${came.length} times`);
    if (came.length && (one.bad || never)) found.push(`${one.n} came and should not`);
    if (!one.unsure && !one.bad && !came.length) found.push(`${one.n} is lost`);
    if (!one.unsure && one.bad && (!tray?.refused?.message || (tray.input as { n: number }).n !== one.n)) found.push(`${one.n} was refused and is gone`);
    if (tray && !one.bad && tray.refused?.code !== PHOTO_LOST) found.push(`${one.n} was refused: ${tray.refused?.code}`);
    if (came[0] && one.photo === 'good' && came[0].photos + (tray?.photosLost ?? 0) !== 1) found.push(`${one.n} lost its picture and nobody was told`);
    if (came[0] && one.photo === 'bad' && !(tray?.photosLost === 1)) found.push(`${one.n} went without a picture and nobody was told`);
  }
  for (const entity of new Set(told.map((one) => one.entity))) {
    const order = told.filter((one) => one.entity === entity).map((one) => one.n);
    if (order.some((n, i) => i > 0 && n < (order[i - 1] as number))) found.push(`${entity} out of order: ${order.join()}`);
  }
  return found;
};

/** A server in this process: each key once, the first answer again for the same key. */
export const modelServer = (): Server & { told: Told[] } => {
  const told: Told[] = [];
  const seen = new Set<string>();
  return {
    told,
    take: async (item, hatId) => {
      const input = item.input as { n: number; bad: boolean; photoIds: string[] };
      if (!item.entity.startsWith(hatId)) return { is: 'refused', code: 'request.not_allowed', message: '不是这个身份的事' };
      if (seen.has(item.key)) return { is: 'sent' };
      if (input.bad) return { is: 'refused', code: 'row.changed', message: '别人先改了' };
      seen.add(item.key);
      told.push({ key: item.key, n: input.n, entity: item.entity, photos: input.photoIds.length });
      return { is: 'sent' };
    },
    bring: async (photo) => (photo.path === 'bad' ? { is: 'refused', code: 'file.wrong_type', message: '不是照片' } : { is: 'sent', id: `f-${photo.key}` }),
  };
};
