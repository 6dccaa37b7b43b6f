import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { EndpointName } from '@guiyan/shared/contract';
import { createLog } from '../platform/log';
import { rows, sql } from '../platform/db/sql';
import { app, type Caller, type TestApp } from './app';
import { aCounty, aMember, as, peek, signIn, type Place } from './factories/county';
import { takeInFull } from './factories/exports';
import { aFile } from './factories/files';

/** Invented, and found nowhere unless somebody wrote them down. */
const canary = { idNo: '522627198607041195', phone: '13977553311', other: '13977553322', words: '金丝雀心里话' };
const lines: string[] = [];
let t: TestApp;
let place: Place;
let clerk: Caller & { hatId: string };
beforeAll(async () => {
  const sink = new Writable({ write(part: Buffer, _as, done) { lines.push(part.toString()); done(); } });
  t = await app({ app: { log: createLog('debug', sink) } });
  place = await aCounty(t);
  clerk = await as(t, 'clerk', { place });
}, 60_000);
afterAll(() => t.close());

function filesUnder(dir: string): string[] {
  return readdirSync(dir).flatMap((name) => { const path = join(dir, name); return statSync(path).isDirectory() ? filesUnder(path) : [path]; });
}
/** Everything the database holds, whatever the engine. */
async function everyRow(): Promise<string> {
  const tables = await peek(t, async (op) => op.db.connection.entityMetadatas.map((m) => m.tableName));
  const all: string[] = [];
  for (const table of tables) all.push(JSON.stringify(await peek(t, (op) => rows(op.db, sql(`select * from ${table}`)))));
  return all.join('\n');
}
const eventsNamed = (name: string) => peek(t, (op) => rows<{ subjectId: string | null; payload: string; actorUserId: string }>(op.db, sql('select subject_id, payload, actor_user_id from events where name = ?', name)));

describe('X1 what is nobody’s to read', () => {
  it('X1 a whole story leaves neither ID number nor phone nor what was confided in database, files or log', async () => {
    const village = (await clerk.do('orgs.tree', {})).rows.find((o) => o.id === place.villageId)!.name;
    const sheet = Buffer.from(`村,姓名,身份证号,流入地,联系电话,支部联系人及电话\n${village},龙金丝,${canary.idNo},浙江宁波,${canary.phone},石联络${canary.other}\n${village},龙坏行,${canary.idNo}9,浙江宁波,${canary.other},石联络 ${canary.other}\n`);
    const { id } = await clerk.do('imports.start', { fileId: await aFile(t, clerk, `名册${canary.phone}.csv`, sheet) });
    const asked = (await clerk.do('imports.questions', { id, limit: 200 })).rows;
    if (asked.length) await clerk.do('imports.answer', { id, answers: asked.map((q) => ({ key: q.key, value: q.options.find((o) => o.value.startsWith('='))?.value ?? q.suggested })) });
    await clerk.do('imports.dryRun', { id });
    await clerk.do('imports.commit', { id });
    for (let i = 0; i < 200 && (await clerk.do('imports.get', { id })).status !== 'done'; i += 1) await new Promise((r) => setTimeout(r, 25));
    await clerk.do('imports.failedRows', { id });
    const [row] = (await clerk.do('members.list', { name: '龙金丝' })).rows;
    expect(row).toBeDefined();
    await clerk.do('members.get', { id: row!.id });
    expect((await clerk.do('members.reveal', { personId: row!.personId, field: 'id_no', reason: '核对' })).value).toBe(canary.idNo);
    await takeInFull(clerk, await as(t, 'clerk', { place }), { ledger: 'outflow', purpose: '年底核对' });
    await clerk.do('accounts.invite', { hat: 'secretary', name: '书记', phone: canary.other, orgId: place.villageId });
    const start = t.clock.now();
    const member = t.as(await signIn(t, canary.phone));
    await member.do('accounts.bindMember', { name: '龙金丝', idLast4: canary.idNo.slice(-4) });
    t.clock.set(start);
    await member.do('requests.submit', { item: 'OTHER', text: canary.words });
    await member.do('reports.handIn', { quarter: '2026Q4', text: canary.words });
    // Wrong and broken ones are logged too.
    await t.raw(`/api/home.open?phone=${canary.phone}&t=${canary.idNo}`, { method: 'POST', body: `{"phone":"${canary.phone}`, headers: { 'Content-Type': 'application/json' } });
    await t.raw(`/files/x?t=${canary.phone}`);
    const own = [canary.idNo, canary.phone, canary.other, canary.words];

    const all = await everyRow();
    expect(all).toContain('龙金丝');
    for (const secret of own) expect([secret, all.includes(secret)]).toEqual([secret, false]);
    const stored = filesUnder(t.settings.dataDir);
    expect(stored.length).toBeGreaterThan(2);
    for (const path of stored) for (const secret of own) expect([path, secret, readFileSync(path).includes(secret)]).toEqual([path, secret, false]);
    const log = lines.join('');
    expect(log).toContain('"path":"/api/members.reveal"');
    for (const secret of [...own, '龙金丝']) expect([secret, log.includes(secret)]).toEqual([secret, false]);
  }, 60_000);

  it('X1 control: the same search finds what is stored as it is', async () => {
    expect((await everyRow()).includes(place.villageId)).toBe(true);
    expect(lines.join('').includes('/api/members.list')).toBe(true);
  });

  it('X1 a failing statement is logged without the values it carried', async () => {
    const away = await aMember(t, place);
    const from = lines.length;
    await t.services.db.tx((m) => m.query('insert into people (id, nothing_here) values (?, ?)', [away.personId, canary.phone])).catch((error: unknown) => t.services.log.error({ err: error }, 'request failed'));
    const told = lines.slice(from).join('');
    expect(told).toMatch(/request failed/);
    expect(told).toMatch(/nothing_here/);
    expect([told.includes(canary.phone), told.includes(away.personId)]).toEqual([false, false]);
  });

  it('X1 links and addresses hold ids and digests only', async () => {
    const made = await clerk.do('ledgers.export', { ledger: 'outflow' });
    expect(made.url).toMatch(/^\/files\/[0-9a-f-]{36}\?t=\d+(\.[0-9a-f-]{36}){2}\.[\w-]{43}$/);
  });
});

describe('X2 whoever reads leaves a trace', () => {
  it('X2 lists, pages, reveals, dials, scans and exports', async () => {
    const away = await aMember(t, place);
    const start = t.clock.now();
    const fresh = async (hat: 'clerk' | 'window' | 'family', more: object = {}) => { const caller = await as(t, hat, { place, ...more }); t.clock.set(start); return caller; };
    const [office, window, family] = [await fresh('clerk'), await fresh('window'), await fresh('family', { personId: away.elderId, familyId: away.familyId })];
    const mine = async (name: string, who: { userId: string }) => (await eventsNamed(name)).filter((e) => e.actorUserId === who.userId);
    await office.do('members.list', {});
    await office.do('members.liaisons', {});
    await office.do('pairings.helpers', {});
    await new Promise((r) => setTimeout(r, 1100));
    const listed = (await mine('list.read', office)).map((e) => (JSON.parse(e.payload) as { endpoint: string }).endpoint).sort();
    expect(listed).toEqual(['members.liaisons', 'members.list', 'pairings.helpers']);
    await office.do('members.get', { id: away.memberId });
    expect((await mine('page.opened', office)).map((e) => e.subjectId)).toEqual([away.memberId]);
    await office.do('members.reveal', { personId: away.personId, field: 'phone', reason: '打电话' });
    expect((await mine('value.revealed', office)).map((e) => e.subjectId)).toEqual([away.personId]);
    await family.do('home.call', { personId: away.personId });
    expect((await mine('value.revealed', family)).map((e) => e.subjectId)).toEqual([away.personId]);
    await window.do('cards.scan', { token: 'guessed' });
    expect(await mine('card.scanned', window)).toHaveLength(1);
    await office.do('ledgers.export', { ledger: 'outflow' });
    expect(await mine('ledger.exported', office)).toHaveLength(1);
  });

  it('X1 who asks together with others still sees by his own right only', async () => {
    const start = t.clock.now();
    const two = await aCounty(t);
    const [here, there] = [await aMember(t, place), await aMember(t, two)];
    const crew = { here: await as(t, 'clerk', { place }), there: await as(t, 'clerk', { place: two }), member: await as(t, 'member', { place, personId: here.personId, familyId: here.familyId }), window: await as(t, 'window', { place }) };
    t.clock.set(start);
    const ask: [Caller, string, number][] = [[crew.here, here.memberId, 200], [crew.here, there.memberId, 404], [crew.there, there.memberId, 200], [crew.there, here.memberId, 404], [crew.member, here.memberId, 200], [crew.member, there.memberId, 404], [crew.window, here.memberId, 403]];
    const many = Array.from({ length: 8 }, () => ask).flat();
    const answers = await Promise.all(many.map(([caller, id]) => caller.call('members.get', { id })));
    expect(answers.map((a) => a.status)).toEqual(many.map(([, , status]) => status));
    answers.forEach((a, i) => { if (a.status === 200) expect(a.data.id).toBe(many[i]![1]); });
  });

  it('S1 civil affairs, windows and auditors are let in nowhere near a party file', async () => {
    const away = await aMember(t, place);
    const start = t.clock.now();
    const party: [EndpointName, object][] = [['members.list', {}], ['members.get', { id: away.memberId }], ['reports.list', {}], ['requests.list', {}], ['checkins.list', {}], ['families.get', { id: away.familyId }], ['stats.records', { figure: 'members' }], ['cards.list', {}], ['visits.list', {}], ['members.reveal', { personId: away.personId, field: 'phone', reason: '看看' }], ['home.call', { personId: away.personId }], ['ledgers.export', { ledger: 'outflow' }], ['imports.list', {}]];
    for (const hat of ['civil', 'window', 'auditor', 'outpost'] as const) {
      const caller = await as(t, hat, { place });
      t.clock.set(start);
      // An outpost serves at its own desk: of others it knows nothing.
      if (hat === 'outpost') expect((await caller.do('requests.list', {})).rows).toEqual([]);
      for (const [name, input] of party) if (hat !== 'outpost' || name !== 'requests.list') expect([hat, name, (await caller.call(name, input as never)).status]).toEqual([hat, name, 403]);
      expect(JSON.stringify(await caller.do('home.open', {}))).not.toContain(away.name);
    }
    const county = await as(t, 'county', { place });
    const { rows: list } = await county.do('members.list', { limit: 200 });
    expect(list.length).toBeGreaterThan(0);
    expect(JSON.stringify(list)).not.toMatch(/1\d{10}(?!\d)|\d{17}[\dX]/);
  });
});
