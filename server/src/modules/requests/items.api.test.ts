import { randomUUID } from 'node:crypto';
import type { Input } from '@guiyan/shared/contract';
import { work } from '../../platform/op';
import { app, TEST_NOW, type Caller, type TestApp } from '../../test/app';
import { aCounty, aMember, anOutpost, as, aTownship, aVillage, peek, type Away, type Place } from '../../test/factories/county';
import { rows, sql } from '../../platform/db/sql';
import { loadActor } from '../accounts';
import { openAtDesk } from './desk.actions';

let t: TestApp;
let place: Place;
let away: Away;
let clerk: Awaited<ReturnType<typeof as>>;
let county: Caller;
let member: Caller;
beforeEach(async () => {
  t ??= await app();
  place = await aCounty(t);
  away = await aMember(t, place);
  t.clock.set(TEST_NOW);
  clerk = await as(t, 'clerk', { place });
  county = await as(t, 'county', { place });
  member = await as(t, 'member', { place, personId: away.personId, familyId: away.familyId });
});
afterAll(() => t.close());

type Spec = Input<'items.set'>['spec'];
const spec = (more: Partial<Spec> = {}): Spec => ({ on: true, zh: '住房补贴', bo: '', papers: [{ name: '户口簿', note: '' }], windows: [], firstDays: 2, wholeDays: 12, askers: ['member', 'family', 'desk'], told: '先交材料', ...more });
const today = '2026-11-22';
const itemsOf = async (caller: Caller, code: string) => (await caller.do('items.list', {})).rows.find((r) => r.code === code);
const refused = async (reply: Promise<{ status: number; error: { code: string } | null }>) => { const r = await reply; return [r.status, r.error?.code]; };

describe('S1 the catalogue', () => {
  it('S1 every county begins with the same nine, each with its papers and promised days', async () => {
    const { rows: begun } = await member.do('items.list', {});
    expect(begun.map((r) => r.code)).toEqual(['MEDICAL', 'PENSION', 'JOBS', 'LAND', 'LOAN', 'SCHOOL', 'UTILITY', 'HELP', 'OTHER']);
    expect(begun.every((r) => r.of === 'start' && r.spec.firstDays >= 1 && r.spec.wholeDays >= r.spec.firstDays && r.can.length === 0)).toBe(true);
    expect(begun.find((r) => r.code === 'MEDICAL')!.spec.papers.map((p) => p.name)).toContain('住院发票');
  });

  it('S1 the township’s form stands over the county’s, and only there', async () => {
    await county.do('items.set', { code: 'LOAN', spec: spec({ zh: '贷款担保', wholeDays: 9 }), from: today });
    const there = await as(t, 'clerk', { place: await aTownship(t, place.countyId) });
    await clerk.do('items.set', { code: 'LOAN', spec: spec({ zh: '贷款担保', wholeDays: 6, windows: [place.windowId] }), from: today });
    expect([(await itemsOf(clerk, 'LOAN'))!.spec.wholeDays, (await itemsOf(there, 'LOAN'))!.spec.wholeDays, (await itemsOf(county, 'LOAN'))!.spec.wholeDays]).toEqual([6, 9, 9]);
    expect((await itemsOf(member, 'LOAN'))!.windows).toEqual([{ id: place.windowId, name: expect.stringContaining('信用社'), phone: '0855-7654321' }]);
    expect((await itemsOf(member, 'LOAN'))!.history).toEqual([]);
    expect((await itemsOf(clerk, 'LOAN'))!.history.map((h) => [h.of, h.spec.wholeDays])).toEqual([['township', 6], ['county', 9]]);
  });

  it('S1 an item of one’s own can be asked for; a matter keeps the form it began under', async () => {
    const { code } = await clerk.do('items.set', { spec: spec(), from: today });
    const asked = await member.do('requests.submit', { item: code, text: '想问住房补贴' });
    expect(asked).toMatchObject({ item: code, itemLabel: '住房补贴' });
    await clerk.do('items.set', { code, spec: spec({ zh: '安居补助', wholeDays: 3 }), from: today });
    expect((await member.do('requests.get', { id: asked.id })).itemLabel).toBe('住房补贴');
    expect((await member.do('requests.submit', { item: code, text: '再问一次' })).itemLabel).toBe('安居补助');
    expect(await peek(t, (op) => rows(op.db, sql('select first_days, whole_days from requests where id = ?', asked.id)))).toEqual([{ firstDays: 2, wholeDays: 12 }]);
  });

  it('S1 a form of a day to come holds from that day', async () => {
    await clerk.do('items.set', { code: 'UTILITY', spec: spec({ zh: '水电维修' }), from: '2026-12-01' });
    expect((await itemsOf(member, 'UTILITY'))!.spec.zh).toBe('水电');
    t.clock.set(Date.parse('2026-12-01T09:00:00+08:00'));
    expect((await itemsOf(await as(t, 'clerk', { place }), 'UTILITY'))!.spec.zh).toBe('水电维修');
  });

  it('S1 who may ask, and what is closed, is refused with its code', async () => {
    await clerk.do('items.set', { code: 'LAND', spec: spec({ zh: '土地承包', askers: ['desk'] }), from: today });
    expect(await refused(member.call('requests.submit', { item: 'LAND', text: '想办' }))).toEqual([409, 'requests.not_for_you']);
    expect((await clerk.do('requests.enter', { familyId: away.familyId, item: 'LAND', text: '来窗口办' })).item).toBe('LAND');
    await clerk.do('items.set', { code: 'SCHOOL', spec: spec({ on: false }), from: today });
    expect(await itemsOf(member, 'SCHOOL')).toBeUndefined();
    expect((await clerk.do('items.list', { all: true })).rows.find((r) => r.code === 'SCHOOL')!.spec.on).toBe(false);
    expect(await refused(member.call('requests.submit', { item: 'SCHOOL', text: '想办' }))).toEqual([409, 'requests.no_item']);
    expect(await refused(member.call('requests.submit', { item: 'NOSUCH', text: '想办' }))).toEqual([409, 'requests.no_item']);
  });

  it('S1 not from a day that is over, not with another township’s counter, not under a code that is nobody’s', async () => {
    const far = await aTownship(t, place.countyId);
    expect(await refused(clerk.call('items.set', { spec: spec(), from: '2026-11-21' }))).toEqual([400, 'setting.past']);
    expect(await refused(clerk.call('items.set', { spec: spec({ windows: [far.windowId] }), from: today }))).toEqual([404, 'request.not_found']);
    expect(await refused(clerk.call('items.set', { code: 'ONOSUCH', spec: spec(), from: today }))).toEqual([404, 'request.not_found']);
    expect(await refused(member.call('items.set', { spec: spec(), from: today }))).toEqual([403, 'request.not_allowed']);
  });

  it('S1 the sheet is read by anybody it was sent to, and says everything', async () => {
    const nobody = t.as(null);
    const sheet = await nobody.do('items.sheet', { place: place.townshipId, code: 'MEDICAL' });
    expect(sheet).toMatchObject({ zh: '医保报销', wholeDays: 15 });
    expect(sheet.windows.map((w) => w.id)).toEqual([place.townshipId]);
    for (const input of [{ place: place.villageId, code: 'MEDICAL' }, { place: place.townshipId, code: 'ONOSUCH' }, { place: randomUUID(), code: 'MEDICAL' }]) expect(await refused(nobody.call('items.sheet', input))).toEqual([404, 'request.not_found']);
  });

  it('S1 set twice with one key it is one form', async () => {
    const key = randomUUID();
    const first = await clerk.do('items.set', { spec: spec(), from: today }, { key });
    expect(await clerk.do('items.set', { spec: spec(), from: today }, { key })).toEqual(first);
    expect((await clerk.do('items.list', {})).rows.filter((r) => r.spec.zh === '住房补贴')).toHaveLength(1);
  });
});

describe('S2 whoever comes to the desk', () => {
  it('S2 X11 entered for a family, it is the clerk’s from the beginning, and says for whom', async () => {
    const entered = await clerk.do('requests.enter', { familyId: away.familyId, personId: away.elderId, item: 'MEDICAL', text: '老人拿票据来报销' });
    expect(entered).toMatchObject({ source: 'desk', status: 'taken', item: 'MEDICAL', family: `${away.name}家`, asker: expect.stringContaining('老人'), can: expect.arrayContaining(['answer']) });
    expect(entered.steps.map((s) => s.what)).toEqual(['submitted', 'taken']);
    expect((await member.do('requests.get', { id: entered.id })).takenBy).toBe(entered.takenBy);
  });

  it('S2 somebody the roster does not know: his name and phone lie ciphered', async () => {
    const entered = await clerk.do('requests.enter', { asker: { name: '过路的王大哥', phone: '13912340000' }, item: 'OTHER', text: '问路', take: false });
    expect(entered).toMatchObject({ asker: '过路的王大哥', family: '', phone: '1391****000', status: 'submitted' });
    const stored = JSON.stringify(await peek(t, (op) => rows(op.db, sql('select * from requests where id = ?', entered.id))));
    expect(stored).not.toMatch(/王大哥|13912340000/);
    expect((await clerk.do('requests.list', { waiting: true })).rows.map((r) => r.id)).toContain(entered.id);
  });

  it('S2 nobody named is refused; a family or person of another place is not there', async () => {
    expect(await refused(clerk.call('requests.enter', { item: 'OTHER', text: '谁呢' }))).toEqual([400, 'requests.asker']);
    const far = await aMember(t, await aTownship(t, place.countyId));
    expect(await refused(clerk.call('requests.enter', { familyId: far.familyId, item: 'OTHER', text: '别处的' }))).toEqual([404, 'request.not_found']);
    expect(await refused(clerk.call('requests.enter', { familyId: away.familyId, personId: far.elderId, item: 'OTHER', text: '别处的' }))).toEqual([404, 'request.not_found']);
    const beside = await as(t, 'secretary', { place: await aVillage(t, place) });
    expect(await refused(beside.call('requests.enter', { familyId: away.familyId, item: 'OTHER', text: '别村的' }))).toEqual([404, 'request.not_found']);
  });

  it('S2 an outpost opens it once for a source, whoever sends it again', async () => {
    const outpostId = await anOutpost(t, place);
    const outpost = await as(t, 'outpost', { place, orgId: outpostId });
    const actor = await loadActor(t.services, outpost.token!);
    const sourceId = randomUUID();
    const f = { familyId: away.familyId, personId: away.personId, asker: null, itemId: 'PENSION', text: '问养老认证', photoIds: [], happenedAt: t.clock.now() - 3_600_000, source: 'outpost' as const, sourceId, ownerUserId: outpost.userId };
    const [first, again] = [await work(t.services, (op) => openAtDesk(op, f), actor), await work(t.services, (op) => openAtDesk(op, f), actor)];
    expect([first.opened, again]).toEqual([true, { id: first.id, opened: false }]);
    const seen = await clerk.do('requests.get', { id: first.id });
    expect(seen).toMatchObject({ source: 'outpost', status: 'taken', itemLabel: '社保', submittedAt: f.happenedAt });
    expect((await member.do('requests.list', {})).rows.map((r) => r.id)).toContain(first.id);
  });
});
