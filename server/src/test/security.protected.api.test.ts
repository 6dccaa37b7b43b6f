import { holdsLabels } from '@guiyan/shared/domain/labels';
import { contract, type EndpointName, type Output } from '@guiyan/shared/contract';
import { ledgersOf } from '@guiyan/shared/domain/ledgers';
import { dutyRules } from '@guiyan/shared/domain/duties';
import type { Hat } from '@guiyan/shared/domain/hats';
import { figures } from '@guiyan/shared/domain/stats';
import { giveHat } from '../modules/accounts';
import { runDuties } from '../modules/duties';
import { addPerson } from '../modules/people';
import { work } from '../platform/op';
import { app, type Caller, type TestApp } from './app';
import { aCounty, aMember, anOutpost, as, type Away, type Place } from './factories/county';
import { readLedger, takeInFull } from './factories/exports';
import { readsOf } from './factories/reads';

/** X9 Names that stand nowhere but in the records of people who must not be found. */
const secret = { member: '尉迟守密', elder: '公冶守密', liaison: '端木守密', twin: '澹台守密' };
let t: TestApp;
let place: Place;
let hidden: Away;
let shown: Away;
let carerId: string;
let liaisonId: string;
let outpostId: string;
let requestId: string;
let mandateId: string;
let reportId: string;
let referralId: string;
let reminderId: string;
let roundId: string;
let greetingId: string;
let meetingId: string;
let clerkHat: string;
let surveyed: string[];
let dutyIds: string[];
let schemeId: string;
let plan: { opensOn: string; closesOn: string; rules: Output<'surveys.plan'>['rules'] };
let readers: Record<'secretary' | 'county' | 'liaison' | 'branch' | 'helper' | 'window' | 'outpost' | 'auditor', Caller>;
let clerk: Caller;
const person = (name: string): Promise<string> => work(t.services, (op) => addPerson(op, { countyId: place.countyId, townshipId: place.townshipId, villageId: place.villageId, name, phone: '13911112222' }));

/** Everything that can hang on a person is made by those who may, and only then is he protected. */
beforeAll(async () => {
  t = await app();
  place = await aCounty(t);
  outpostId = await anOutpost(t, place);
  const now = t.clock.now();
  const at = async <T>(made: Promise<T>): Promise<T> => { const value = await made; t.clock.set(now); return value; };
  hidden = await aMember(t, place, { name: secret.member });
  shown = await aMember(t, place);
  const wearing = await at(as(t, 'clerk', { place }));
  clerk = wearing;
  clerkHat = wearing.hatId;
  const member = await at(as(t, 'member', { place, personId: hidden.personId, familyId: hidden.familyId }));
  const outpost = await at(as(t, 'outpost', { place, orgId: outpostId }));
  const helper = await at(as(t, 'helper', { place }));
  const liaison = await at(as(t, 'liaison', { place }));
  const secretary = await at(as(t, 'secretary', { place }));
  carerId = await person(secret.elder);
  liaisonId = await person(secret.liaison);
  await clerk.do('families.addPerson', { familyId: shown.familyId, personId: carerId, relation: '奶奶', kind: 'elder' });
  await clerk.do('families.setCarer', { familyId: shown.familyId, personId: shown.elderId, carerId });
  await clerk.do('members.appoint', { liaisonId: liaison.personId!, memberIds: [shown.memberId, hidden.memberId] });
  for (const familyId of [hidden.familyId, shown.familyId]) await clerk.do('pairings.pair', { familyId, helperId: helper.personId!, helperClass: 'society' });
  await helper.do('visits.record', { familyId: hidden.familyId, way: 'door', occasion: 'monthly', state: 'trouble', difficulty: '要买药', happenedAt: now });
  await clerk.do('cards.issueBatch', { familyIds: [hidden.familyId, shown.familyId] });
  await clerk.do('papers.register', { memberId: hidden.memberId, kind: 'activity', number: '黔001', issuedOn: '2025-01-01' });
  await clerk.do('transfers.start', { memberId: hidden.memberId, toOrg: '外地党委' });
  await clerk.do('memberships.join', { orgId: place.networkBranchId, memberIds: [hidden.memberId] });
  await clerk.do('dues.record', { personId: hidden.personId, paidTo: '2025-10', receiver: '收款人' });
  const { id: arrival } = await member.do('arrivals.report', { hostOrgId: outpostId });
  await outpost.do('arrivals.accept', { id: arrival });
  await work(t.services, (op) => op.db.insert('market_days', { id: arrival, countyId: place.countyId, orgId: outpostId, day: '2026-12-05', state: 'on', why: '', rota: [], version: 1 }));
  await member.do('markets.book', { id: outpostId, day: '2026-12-05', item: 'OTHER' });
  await outpost.do('stamps.give', { arrivalId: arrival, activity: 'class', on: '2026-11-22' });
  await member.do('checkins.send', { kind: 'well', happenedAt: now });
  await helper.do('alarms.raise', { familyId: hidden.familyId, words: '要看一看' });
  await helper.do('helpdays.record', { familyId: hidden.familyId, season: 'farm', halves: 1, happenedAt: now });
  await clerk.do('clinics.record', { familyId: hidden.familyId, personIds: [hidden.personId], kind: 'checkup', on: '2026-11-21' });
  await clerk.do('clinics.record', { familyId: shown.familyId, personIds: [carerId], kind: 'doctor', on: '2026-11-21' });
  const held = (await clerk.do('cards.list', {})).rows.find((k) => k.familyId === hidden.familyId)!;
  const served = await clerk.do('services.logAtDesk', { number: held.number, unitId: place.windowId, on: '2026-11-22', matter: 'LOAN', priority: true, waitedMinutes: 5 });
  await clerk.do('grants.give', { familyId: hidden.familyId, kind: 'sow', amount: 2, project: '白香猪保种', on: '2026-11-22' });
  await clerk.do('grants.offer', { kind: 'place', title: '白香猪保种', gives: 'sow', amount: 2, places: 5, until: '2026-12-31' });
  for (const { id } of (await member.do('grants.answers', {})).rows) await member.do('grants.answer', { id, want: true, words: `${secret.member}想养` });
  await at(as(t, 'county', { place })).then((k) => k.do('referrals.appoint', { personId: helper.personId! }));
  referralId = (await clerk.do('referrals.make', { familyId: hidden.familyId, personId: hidden.personId, counsellorId: helper.personId!, reason: '想找人说说' })).id;
  await clerk.do('referrals.make', { familyId: shown.familyId, personId: carerId, counsellorId: helper.personId!, reason: '想找人说说' });
  await member.do('happenings.tell', { kind: 'hospital', on: '2026-11-22' });
  await member.do('services.rate', { id: served.id, opinion: 1, words: '等久了' });
  reportId = (await member.do('reports.handIn', { quarter: '2026Q4', text: '都好' })).id;
  mandateId = (await member.do('mandates.grant', { agentId: helper.personId!, until: '2027-06-30' })).id;
  requestId = (await member.do('requests.submit', { item: 'OTHER', text: '有件事' })).id;
  await work(t.services, (op) => giveHat(op, { userId: helper.userId, hat: 'member', name: secret.member, place: '', countyId: place.countyId, townshipId: place.townshipId, villageId: place.villageId, personId: hidden.personId }));
  await clerk.do('accounts.invite', { hat: 'helper', name: secret.liaison, personId: liaisonId });
  await clerk.do('people.merge', { keepId: hidden.personId, goneId: await person(secret.twin) });
  await clerk.do('members.openRound', {});
  reminderId = (await secretary.do('notices.send', { period: '2026-11', text: '请报个平安' })).reminder.id;
  const { opensOn, closesOn, rules } = await clerk.do('surveys.plan', {});
  plan = { opensOn, closesOn, rules: { ...rules, families: 'all', parentsAway: 'any' } };
  roundId = (await clerk.do('surveys.open', plan)).id;
  surveyed = (await clerk.do('surveys.subjects', { roundId, limit: 50 })).rows.map((s) => s.id);
  greetingId = await (async () => { await clerk.do('greetings.send', { occasion: '元旦', year: 2027, text: '{姓名}，新年好' }); return (await clerk.do('greetings.list', { limit: 50 })).rows.find((g) => g.memberId === hidden.memberId)!.id; })();
  meetingId = (await secretary.do('meetings.plan', { kind: 'forum', title: '座谈会', place: '村里', onDay: '2026-12-20', at: '上午' })).id;
  await secretary.do('meetings.invite', { id: meetingId, memberIds: [hidden.memberId] });
  await secretary.do('meetings.askGuests', { id: meetingId, kind: 'elder', personIds: [hidden.elderId] });
  // Whoever was there when the day began is asked.
  t.clock.advance(86_400_000);
  schemeId = (await (await at(as(t, 'county', { place }))).do('schemes.set', { name: '馨安工程', subjects: ['family', 'child', 'elder', 'woman'], levels: ['village'], most: 200 })).id;
  await clerk.do('zones.cover', { villageId: place.villageId, helperId: liaisonId, level: 'village' });
  await runDuties(t.services);
  t.clock.set(now);
  dutyIds = (await clerk.do('duties.list', { view: 'place', limit: 50 })).rows.map((d) => d.id);
  expect(dutyIds.length).toBeGreaterThan(2);
  for (const personId of [hidden.personId, carerId, liaisonId]) await clerk.do('families.protect', { personId, reason: '案件在办' });
  readers = {
    secretary, liaison, helper, outpost, county: await at(as(t, 'county', { place })), window: await at(as(t, 'window', { place })), auditor: await at(as(t, 'auditor', { place })),
    branch: await at(as(t, 'liaison', { place, orgId: place.networkBranchId, wide: 'township' })),
  };
}, 120_000);
afterAll(() => t.close());

/** Reads about a file or a workbook: these are their maker's. */
const ofMaker = ['files.link', 'imports.get', 'imports.questions', 'imports.around', 'imports.rows'];
/** Every way of asking a read; those not named are asked plainly. */
const asked = (name: EndpointName): object[] => {
  const ids: Partial<Record<string, object[]>> = {
    'stats.records': figures.map((figure) => ({ figure })), 'stats.services': [{ month: '2026-11' }], 'services.units': [{ month: '2026-11' }], 'services.ratings': [{ month: '2026-11' }], 'stats.gaps': ['no_helper', 'helped', 'no_liaison', 'overdue', 'visited', 'not_yet'].map((kind) => ({ kind })),
    'families.get': [{ id: hidden.familyId }, { id: shown.familyId }], 'members.get': [{ id: hidden.memberId }, { id: shown.memberId }], 'members.history': [{ id: hidden.memberId }, { id: shown.memberId }],
    'memberships.list': [{ orgId: place.networkBranchId }, { orgId: place.villageId }], 'memberships.ofMember': [{ id: hidden.memberId }], 'dues.list': [{ personId: hidden.personId }], 'people.compare': [{ aId: hidden.personId, bId: shown.personId }],
    'outposts.get': [{ id: outpostId }], 'markets.days': [{ id: outpostId }], 'markets.queue': [{ id: outpostId, day: '2026-12-05' }], 'marks.of': [{ on: 'outpost', subjectId: outpostId }], 'markets.report': [{ id: outpostId, day: '2026-12-05' }],
    'orgs.get': [{ id: place.villageId }, { id: outpostId }], 'orgs.profile': [{ id: place.villageId }], 'families.file': [{ id: shown.elderId }], 'families.list': [{}, ...Object.values(secret).map((n) => ({ name: n }))], 'members.list': [{}, { name: secret.member }, { state: 'returned' }],
    'notices.preview': [{ period: '2026-11' }], 'notices.reminder': [{ id: reminderId }], 'notices.deliveries': [{ reminderId }], 'reports.get': [{ id: reportId }], 'requests.get': [{ id: requestId }], 'requests.successors': [{ id: requestId }], 'mandates.get': [{ id: mandateId }], 'mandates.agents': [{ familyId: hidden.familyId }, { familyId: shown.familyId }], 'items.sheet': [{ place: place.townshipId, code: 'OTHER' }], 'requests.list': [{}, { open: true }],
    'surveys.plan': [{ township: place.townshipId }], 'surveys.preview': [{ township: place.townshipId, opensOn: plan.opensOn, rules: plan.rules }], 'surveys.round': [{ id: roundId }], 'surveys.subjects': [{ roundId }, { roundId, name: secret.elder }],
    'surveys.subject': surveyed.map((id) => ({ id })), 'handovers.preview': [{ id: clerkHat }],
    'greetings.plan': [{ occasion: '元旦', year: 2027 }], 'greetings.get': [{ id: greetingId }], 'meetings.get': [{ id: meetingId }], 'meetings.candidates': [{ id: meetingId }], 'meetings.guests': ['child', 'elder', 'helper'].map((kind) => ({ id: meetingId, kind })),
    'schemes.coverage': [{ id: schemeId }], 'schemes.subjects': ['gap', 'covered', 'all'].map((show) => ({ id: schemeId, show })), 'schemes.load': [{ id: schemeId }, { id: schemeId, over: true }],
    'duties.list': [{ view: 'mine' }, { view: 'place' }], 'duties.get': dutyIds.map((id) => ({ id })), 'duties.previewRule': [{ spec: dutyRules.call }],
    'helpdays.figures': [{ year: 2026 }], 'clinics.figures': [{ year: 2026 }], 'referrals.get': [{ id: referralId }], 'elders.get': [{ id: carerId }, { id: hidden.elderId }], 'alarms.get': [{ id: referralId }], 'posts.open': [{ id: referralId }], 'posts.get': [{ id: referralId }],
    'members.place': [{ text: '宁波' }], 'papers.duesAdvice': [{ kind: 'student' }], 'settings.previewPart': [{ key: 'greetings' }], 'settings.preview': [{ key: 'out_months', value: 3, from: '2026-12-01' }], 'calendar.preview': [{ year: 2027, known: false, rest: [], work: [] }],
  };
  return ids[name] ?? [{}];
};
const told = (data: unknown): string[] => { const text = JSON.stringify(data ?? null); return Object.values(secret).filter((n) => text.includes(n)); };

describe('X9 who must not be found', () => {
  it('X9 control: the clerk is told all the names', async () => {
    const seen = new Set<string>();
    for (const name of ['members.list', 'families.get', 'people.merges', 'accounts.invites', 'cards.list', 'visits.list', 'requests.list'] as const) for (const input of asked(name)) told((await clerk.call(name, input as never)).data).forEach((n) => seen.add(n));
    expect([...seen].sort()).toEqual(Object.values(secret).sort());
  });

  it('X9 no read tells any other hat a name', async () => {
    const leaks: string[] = [];
    let answered = 0;
    for (const [hat, caller] of Object.entries(readers)) for (const name of readsOf(hat === 'branch' ? 'liaison' : (hat as Hat))) {
      const endpoint = contract[name];
      if (ofMaker.includes(name)) continue;
      for (const input of asked(name)) {
        const reply = await caller.call(name, { ...('limit' in endpoint.input.shape ? { limit: 200 } : {}), ...input } as never);
        if (reply.status === 400) leaks.push(`${name} ${JSON.stringify(input)} is no question`);
        if (reply.status === 200) answered += 1;
        // X13 The page that sets the words shows where each stands; nowhere else is a token seen.
        if (name !== 'settings.labels' && holdsLabels(JSON.stringify([reply.data, reply.error]))) leaks.push(`${hat} ${name} ${JSON.stringify(input)} tells a token`);
        for (const n of told([reply.data, reply.error])) leaks.push(`${hat} ${name} ${JSON.stringify(input)}: ${n}`);
      }
    }
    expect(answered).toBeGreaterThan(100);
    expect(leaks).toEqual([]);
  }, 120_000);

  it('X9 a name typed into a search finds nobody', async () => {
    for (const hat of ['secretary', 'county', 'liaison'] as const) for (const list of ['families.list', 'members.list'] as const)
      expect([hat, list, (await readers[hat].do(list, { name: secret.member })).rows]).toEqual([hat, list, []]);
    expect((await clerk.do('families.list', { name: secret.member })).rows).toHaveLength(1);
  });

  it('X9 an id does not lead to the name: no seat, no liaison, no helper, no way in', async () => {
    const { secretary, county, helper, liaison } = readers;
    const answers = [
      await county.call('orgs.seat', { orgId: place.villageId, title: '委员', personId: hidden.personId }),
      await secretary.call('members.appoint', { liaisonId, memberIds: [] }), await secretary.call('members.handOver', { fromId: shown.elderId, toId: liaisonId }),
      await secretary.call('pairings.pair', { familyId: shown.familyId, helperId: liaisonId, helperClass: 'society' }),
      await secretary.call('accounts.invite', { hat: 'member', name: '某某', personId: hidden.personId }), await secretary.call('accounts.invite', { hat: 'helper', name: '某某', personId: liaisonId }),
      await helper.call('home.call', { personId: hidden.personId }), await helper.call('home.call', { personId: carerId }), await liaison.call('home.call', { personId: carerId }),
    ];
    expect(answers.map((a) => a.status)).toEqual(answers.map(() => 404));
    expect((await secretary.call('accounts.invite', { hat: 'family', name: '某某', familyId: hidden.familyId })).error?.code).toBe('invite.not_allowed');
    for (const call of [() => secretary.call('families.setTag', { familyId: shown.familyId, personId: carerId, tag: 'ill' }), () => liaison.call('families.setCarer', { familyId: shown.familyId, personId: shown.elderId, carerId }), () => secretary.call('families.endPerson', { familyId: shown.familyId, personId: carerId, on: '2026-11-22' })])
      expect((await call()).error?.code).toBe('families.not_here');
  });

  it('X9 no workbook holds a name, masked or in full', async () => {
    const civil = await as(t, 'civil', { place });
    const takers = [[clerk, 'clerk'], [readers.secretary!, 'secretary'], [civil, 'civil']] as const;
    for (const [taker, hat] of takers) for (const ledger of ledgersOf(hat)) for (const link of [await taker.do('ledgers.export', { ledger }), await takeInFull(taker, readers.county!, { ledger, purpose: '核对' })]) {
      const { rows } = await readLedger(t, link.url);
      expect([ledger, told(rows)]).toEqual([ledger, []]);
      if (['families', 'elders', 'elder_files'].includes(ledger)) expect([ledger, rows.length > 0]).toEqual([ledger, true]);
      if (ledger === 'families') expect(rows.length).toBeGreaterThan(0);
    }
  });
});
