import { hats } from '@guiyan/shared/domain/hats';
import { addMonths } from '@guiyan/shared/domain/dates';
import { findBrokenSeal, seal } from '../platform/sealing';
import { count, rows, row, sql } from '../platform/db/sql';
import { app, TEST_NOW, type TestApp } from '../test/app';
import { aCounty, peek } from '../test/factories/county';
import { isEmpty, seedDemo } from '.';

const DAY_MS = 86_400_000;
let t: TestApp;
beforeAll(async () => { t = await app(); await seedDemo(t.services); });
afterAll(() => t.close());

const tables = ['survey_rounds', 'survey_subjects', 'survey_snapshots', 'survey_decisions', 'orgs', 'people', 'users', 'hats', 'access', 'members', 'outflows', 'liaisons', 'families', 'family_people', 'checkins', 'reports', 'requests', 'cards', 'services', 'pairings', 'visits', 'reminders', 'deliveries', 'events', 'installation', 'outbox'];
const sizes = (of: TestApp) => peek(of, async (op) => Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await count(op.db, sql(`select count(*) from ${table}`))]))) as Record<string, number>);

describe('the demo county', () => {
  it('is whole, and a second run changes nothing', async () => {
    const before = await sizes(t);
    for (const table of tables.filter((name) => name !== 'outbox')) expect([table, before[table]! > 0]).toEqual([table, true]);
    await seedDemo(t.services);
    expect(await sizes(t)).toEqual(before);
    expect(await isEmpty(t.services)).toBe(false);
  });

  it('X15 offers every hat to tap, and each signs in', async () => {
    const offered = await t.as(null).do('session.options', {});
    expect([offered.demo, offered.county, offered.hats.map((h) => h.hat)]).toEqual([true, '雁溪县', [...hats]]);
    for (const hat of hats) {
      const session = await t.as(null).do('session.demo', { hat, keep: 'body' });
      expect([session.hat?.hat, session.hat?.name]).toEqual([hat, offered.hats.find((h) => h.hat === hat)!.name]);
    }
  });

  const as = async (hat: (typeof hats)[number]) => t.as((await t.as(null).do('session.demo', { hat, keep: 'body' })).accessToken);

  it('R1 青石乡 waits for its rosters: an office, windows and a network branch, no village and nobody', async () => {
    const session = await t.as(null).do('session.demo', { hat: 'clerk', keep: 'body' });
    const busy = t.as(session.accessToken);
    expect((await busy.do('members.list', {})).rows.length).toBe(26);
    const waiting = session.hats.find((h) => h.place === '青石乡')!;
    const clerk = t.as((await busy.do('session.switchHat', { hatId: waiting.id })).accessToken);
    expect((await clerk.do('members.list', {})).rows).toEqual([]);
    const kinds = (await clerk.do('orgs.tree', {})).rows.map((o) => o.kind);
    expect([kinds.includes('network_branch'), kinds.includes('window'), kinds.includes('village')]).toEqual([true, true, false]);
  });

  it('N1 N2 R10 R13 the demo has a county home, outposts in three cities, seats with phones, and figures of two years', async () => {
    const county = await as('county');
    expect((await county.do('orgs.countyHome', {})).townships.map((x) => x.branch?.holders.length)).toEqual([2, 0, 0]);
    const book = await (await as('family')).do('orgs.directory', {});
    expect(new Set(book.countyRows.filter((o) => o.kind === 'outpost').map((o) => o.city))).toEqual(new Set(['宁波市', '温州市', '义乌市']));
    expect(book.rows.flatMap((o) => o.holders).filter((h) => h.title === '书记').length).toBe(9);
    expect(new Set((await county.do('orgs.profile', { id: book.township!.id })).rows.map((r) => r.year)).size).toBe(2);
  });

  it('P1 S7 the member finds this quarter to write, earlier reports answered, and a matter that waits for a nod', async () => {
    const member = await as('member');
    expect((await member.do('reports.slots', {})).rows.map((s) => s.status)).toEqual(['accepted', 'accepted', 'accepted', 'open']);
    const [open] = (await member.do('requests.list', { open: true })).rows;
    expect(open).toMatchObject({ item: 'MEDICAL', status: 'answered', answer: expect.stringContaining('1,286.40') });
    expect(open!.can).toContain('confirm');
  });

  it('C7 the family hears of yesterday, and shows its card', async () => {
    const family = await as('family');
    expect((await family.do('checkins.list', {})).rows[0]).toMatchObject({ happenedOn: '2026-11-21', kind: 'well' });
    expect((await family.do('cards.mine', {})).card).toMatchObject({ status: 'valid', holder: '龙**' });
  });

  it('N5 C7 the liaison serves her own, and somebody among them asks for help', async () => {
    const liaison = await as('liaison');
    expect((await liaison.do('members.list', {})).rows.length).toBeGreaterThan(12);
    expect((await liaison.do('requests.list', { open: true })).rows.map((r) => [r.source, r.status])).toContainEqual(['checkin', 'submitted']);
    expect((await liaison.do('notices.preview', {})).sent).toBeNull();
  });

  it('H5 the helper has families to visit, some of them already this month', async () => {
    const due = (await (await as('helper')).do('duties.visits', {})).rows;
    expect(due.length).toBeGreaterThanOrEqual(3);
    expect(new Set(due.map((d) => d.state)).size).toBeGreaterThan(1);
  });

  it.each(hats)('L1 the first screen of %s opens', async (hat) => {
    const home = await (await as(hat)).do('home.open', {});
    expect([home.hat, home.greeting.length > 0]).toEqual([hat, true]);
  });

  it('L1 the county sees both filled townships, each with gaps to fill', async () => {
    const county = await as('county');
    const townships = (await county.do('orgs.tree', {})).rows.filter((o) => o.kind === 'township');
    const members = [];
    for (const township of townships) {
      const page = await county.do('stats.township', { township: township.id });
      members.push([township.name, page.figures.find((f) => f.figure === 'members')!.value, page.helped.without > 0]);
    }
    expect(members).toEqual([['下河乡', 26, true], ['云屏乡', 20, true], ['青石乡', 0, false]]);
  });

  it('X3 its history is real: nothing lies in the future, the year is filled, and the log is whole', async () => {
    const { first, last } = (await peek(t, (op) => row<{ first: number; last: number }>(op.db, sql('select min(at) as first, max(at) as last from events'))))!;
    expect(Number(last)).toBeLessThanOrEqual(t.clock.now());
    expect(Number(first)).toBeLessThan(TEST_NOW - 365 * DAY_MS);
    const months = await peek(t, (op) => rows<{ month: string }>(op.db, sql('select distinct substr(on_day, 1, 7) as month from visits')));
    expect(months.length).toBeGreaterThanOrEqual(12);
    while ((await seal(t.services)) > 0);
    const { id } = (await peek(t, (op) => row<{ id: string }>(op.db, sql(`select id from orgs where kind = 'county'`))))!;
    expect(await findBrokenSeal(t.services, id)).toBeNull();
  });

  it('a new day moves all its days along', async () => {
    const later = await app({ now: TEST_NOW + 40 * DAY_MS });
    try {
      await seedDemo(later.services);
      const session = await later.as(null).do('session.demo', { hat: 'family', keep: 'body' });
      expect((await later.as(session.accessToken).do('checkins.list', {})).rows[0]!.happenedOn).toBe('2026-12-31');
      const began = await peek(later, (op) => row<{ day: string }>(op.db, sql('select min(from_day) as day from hats')));
      expect(began!.day).toBe(addMonths('2027-01-01', -13));
    } finally { await later.close(); }
  });

  it('X15 a database in use has no demo hats, and is not empty', async () => {
    const real = await app();
    try {
      expect(await isEmpty(real.services)).toBe(true);
      await aCounty(real);
      expect(await isEmpty(real.services)).toBe(false);
      expect((await real.as(null).do('session.options', {})).hats).toEqual([]);
      expect((await real.as(null).call('session.demo', { hat: 'county', keep: 'body' })).error?.code).toBe('auth.no_demo');
    } finally { await real.close(); }
  });
});
