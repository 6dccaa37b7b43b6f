import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFakeWechat, type FakeWechat } from '../../test-servers/fake-wechat';
import { makeUser, giveHat } from '../modules/accounts';
import { remindAll } from '../modules/notices';
import { openidIndex, sealUser } from '../modules/accounts/accounts.queries';
import { runDuties } from '../modules/duties';
import { rows, sql } from '../platform/db/sql';
import { newId } from '../platform/ids';
import type { Clock } from '../platform/clock';
import { createLog } from '../platform/log';
import { createWechat } from '../platform/outbound/wechat';
import { work } from '../platform/op';
import { app, type TestApp } from './app';
import { aCounty, aMember, peek, type Away, type Place } from './factories/county';
import { startServer, whereIn, type Dying } from './faults';

const PEOPLE = 8;
const CLAIM_MS = 61_000;

const DAY_MS = 86_400_000;
const EAST_MS = 28_800_000;
/** So far ahead of the machine's clock it is ten in the morning in Shanghai: at night nobody sends. */
const aheadMs = (): number => Math.floor((Date.now() + EAST_MS) / DAY_MS) * DAY_MS + 10 * 3_600_000 - (Date.now() + EAST_MS);

async function onWechat(t: TestApp, fake: FakeWechat, place: Place, away: Away): Promise<void> {
  const { openid } = fake.control.createUser({ phone: away.phone });
  await fake.control.tap({ openid, templateId: 'todo', answer: 'accept' });
  await work(t.services, async (op) => {
    const user = await makeUser(op, { phone: away.phone });
    await op.db.query('update users set openid_ct = ?, openid_ix = ? where id = ?', [sealUser(op, 'openid', user.id, openid), openidIndex(op, openid), user.id]);
    await giveHat(op, { userId: user.id, hat: 'member', name: away.name, place: '测试', countyId: place.countyId, townshipId: place.townshipId, villageId: place.villageId, orgId: null, personId: away.personId, familyId: null });
    await op.db.query('insert into message_grants (id, user_id, template, left_count, changed_at) values (?, ?, ?, 1, ?)', [newId(), user.id, 'todo', op.now]);
  });
}

/** Lays a message for each of some people, lets a server die while it sends them, and another one go on. */
async function killedAt(point: Dying, size = PEOPLE) {
  const dir = mkdtempSync(join(tmpdir(), 'guiyan-sending-'));
  const ahead = aheadMs();
  const now = () => Date.now() + ahead;
  const fake = await startFakeWechat({ now });
  fake.control.addTemplate({ id: 'todo', keys: ['thing1', 'time2'] });
  const where = await whereIn(dir);
  const wechat = { appid: fake.appid, secret: fake.secret, baseUrl: fake.url, template: 'todo' };
  const onIt = async (clock: Clock) => createWechat({ baseUrl: fake.url, appid: fake.appid, secret: fake.secret, clock, log: createLog('fatal') });
  const t = await app({ settings: { ...where, wechat }, wechat: onIt, now: now() });
  const asleep = jest.spyOn(t.services.outbox, 'wake').mockImplementation(() => undefined);
  const place = await aCounty(t);
  await runDuties(t.services);
  const people: Away[] = [];
  for (let i = 0; i < size; i += 1) people.push(await aMember(t, place));
  for (const away of people) await onWechat(t, fake, place, away);
  await work(t.services, async (op) => {
    for (const away of people) await op.db.query(`insert into duties (id, county_id, township_id, village_id, rule_code, period, title, subject_kind, subject_id, person_id, opens_on, due_on, due_at, evidence, state, assignee_id, assignee_hat, handed, words, created_at) values (?, ?, ?, ?, 'report', '2099Q4', '每季一次汇报', 'member', ?, ?, ?, ?, ?, 'report', 'open', ?, 'member', ?, '', ?)`,
      [newId(), place.countyId, place.townshipId, place.villageId, away.memberId, away.personId, op.today, op.today, op.now + 86_400_000, away.personId, false, op.now]);
  });
  await remindAll(t.services);
  asleep.mockRestore();
  await t.close();

  const env = { WECHAT_APPID: fake.appid, WECHAT_SECRET: fake.secret, WECHAT_BASE_URL: fake.url, WECHAT_TEMPLATE: 'todo', GUIYAN_AHEAD_MS: String(ahead) };
  // It may be dead before it says its address.
  await startServer({ ...where, env }, point).then(({ child }) => (child.signalCode ? undefined : new Promise((dead) => child.once('exit', dead))), () => undefined);
  const beforeTheNext = fake.control.sent().length;

  // The next one comes when the claims of the dead one have run out.
  const next = await app({ settings: { ...where, wechat }, wechat: onIt, now: now() + CLAIM_MS, app: { migrate: false } });
  await next.services.outbox.drain();
  const outcomes = await peek(next, (op) => rows<{ personId: string; channel: string; status: string }>(op.db, sql(`select person_id, channel, status from deliveries where channel <> 'app' order by person_id, channel`)));
  await next.close();
  const each = people.map((away) => outcomes.filter((d) => d.personId === away.personId).map((d) => `${d.channel} ${d.status}`).join(', '));
  const sent = fake.control.sent().map((m) => m.touser);
  await fake.stop();
  rmSync(dir, { recursive: true, force: true });
  return { each, sentBefore: beforeTheNext, sentAfter: sent.length, twice: sent.length - new Set(sent).size };
}

const each = (outcome: string): string[] => Array.from({ length: PEOPLE }, () => outcome);

describe('M6 a server killed while it sends', () => {
  it.each([
    ['claimed', { each: each('phone todo, wechat unknown'), sentBefore: 0, sentAfter: 0, twice: 0 }],
    ['sent', { each: each('phone todo, wechat unknown'), sentBefore: PEOPLE, sentAfter: PEOPLE, twice: 0 }],
    ['settled', { each: each('wechat sent'), sentBefore: PEOPLE, sentAfter: PEOPLE, twice: 0 }],
  ] as const)('M6 killed at “%s”: nobody twice, nobody lost', async (point, expected) => {
    expect(await killedAt(point)).toEqual(expected);
  }, 120_000);

  it('M6 killed where what was sent is written down and the next are claimed: those are unknown, fifty at most', async () => {
    const found = await killedAt('settled', 53);
    const of = (outcome: string) => found.each.filter((line) => line === outcome).length;
    const sent = of('wechat sent');
    // Sixteen to an item, three items at a time; which was first is chance.
    expect([5, 48]).toContain(sent);
    expect([found.sentBefore, found.sentAfter, found.twice, of('phone todo, wechat unknown')]).toEqual([sent, sent, 0, 53 - sent]);
  }, 120_000);
});
