import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { EndpointName } from '@guiyan/shared/contract';
import { giveHat, makeUser } from '../modules/accounts';
import { handlers } from '../modules';
import { addPerson } from '../modules/people';
import { work } from '../platform/op';
import type { Caller, TestApp } from './app';
import { aCounty, aMember, anOutpost, aPhone, aTownship, aVillage, as, signIn, type Away, type Place } from './factories/county';
import { actors, type Actor, type Relation, type Subject } from './matrix-oracle';

export const isMounted = (name: EndpointName): boolean => name in handlers;
type Signed = Caller & { hatId?: string; personId?: string | null };
type SpotKey = Exclude<Relation, 'm'>;
interface Crew { clerk: Signed; window: Signed; outpost: Signed; outpostId: string }
interface Spot { key: SpotKey; place: Place; away: Away; crew: Crew; secretary: Signed; member: Signed; liaisonId: string; helperId: string; bindName: string }
export interface World { callers: Record<Actor, Signed>; ids: Partial<Record<Subject, Record<SpotKey, string>>>; spareLiaisonId: string; liaisonId: string; villageId: string; farVillageId: string; outpostId: string; surveyId: string; cardNumber: string; missing: string; fresh(subject: Subject, key: SpotKey): Promise<string> | null }

const month = '2026-11';
async function aFile(t: TestApp, caller: Caller, name: string, bytes: Buffer): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const reply = await t.raw('/files', { method: 'POST', body: form, headers: { Authorization: `Bearer ${caller.token}`, 'Idempotency-Key': randomUUID() } });
  return ((await reply.json()) as { data: { id: string } }).data.id;
}
const aPerson = (t: TestApp, place: Place, name: string): Promise<string> => work(t.services, (op) => addPerson(op, { countyId: place.countyId, townshipId: place.townshipId, villageId: place.villageId, name, phone: aPhone() }));

/** Five places with a family each, made through the interface by the people of the place. */
export async function aWorld(t: TestApp): Promise<World> {
  const start = t.clock.now();
  const own = await aCounty(t);
  const places: Record<SpotKey, Place> = { o: own, b: own, v: await aVillage(t, own), t: await aTownship(t, own.countyId), c: await aCounty(t) };
  const outposts = { own: await anOutpost(t, own), c: await anOutpost(t, places.c) };
  const crewOf = async (place: Place, outpostId: string): Promise<Crew> => ({ clerk: await as(t, 'clerk', { place }), window: await as(t, 'window', { place }), outpost: await as(t, 'outpost', { place, orgId: outpostId }), outpostId });
  const crews = { own: await crewOf(own, outposts.own), t: await crewOf(places.t, outposts.own), c: await crewOf(places.c, outposts.c) };
  const secretaries = new Map<string, Signed>();
  const spots: Spot[] = [];
  for (const [key, place] of Object.entries(places) as [SpotKey, Place][]) {
    // A sign-in moves the clock a minute; the tokens of all must be good together.
    t.clock.set(start);
    const away = await aMember(t, place);
    const crew = key === 't' || key === 'c' ? crews[key] : crews.own;
    const secretary = secretaries.get(place.villageId) ?? (await as(t, 'secretary', { place }));
    secretaries.set(place.villageId, secretary);
    const liaisonId = await aPerson(t, place, '联络员');
    await crew.clerk.do('members.appoint', { liaisonId, memberIds: [away.memberId] });
    const bindName = await waitForBind(t, place, crew.clerk, liaisonId);
    spots.push({ key, place, away, crew, secretary, member: await as(t, 'member', { place, personId: away.personId, familyId: away.familyId }), liaisonId, helperId: await aPerson(t, place, '帮扶人'), bindName });
  }
  t.clock.set(start);
  const ids: World['ids'] = {};
  for (const [subject, { needs, make }] of Object.entries(makers) as [Subject, Maker][]) {
    if (!needs.every(isMounted)) continue;
    const made = {} as Record<SpotKey, string>;
    for (const spot of spots) made[spot.key] = await make(t, spot);
    ids[subject] = made;
  }
  const callers = await theActors(t, spots[0]!);
  t.clock.set(start);
  return {
    callers, ids, spareLiaisonId: await aPerson(t, own, '另一位'), liaisonId: spots[0]!.liaisonId, villageId: own.villageId, farVillageId: places.v.villageId, outpostId: outposts.own, surveyId: ids.survey?.o ?? randomUUID(), cardNumber: (await crews.own.clerk.do('cards.list', { limit: 200 })).rows.find((k) => k.id === ids.card?.o)?.number ?? '', missing: randomUUID(),
    // An ended hat is gone for everybody, so each check ends one of its own.
    fresh: (subject, key) => (subject === 'hat' ? makers.hat.make(t, spots.find((s) => s.key === key)!) : null),
  };
}

/** A sign-in that takes no time: the others would run out. */
async function atOnce<T>(t: TestApp, fn: () => Promise<T>): Promise<T> {
  const now = t.clock.now();
  const made = await fn();
  t.clock.set(now);
  return made;
}

async function waitForBind(t: TestApp, place: Place, clerk: Caller, liaisonId: string): Promise<string> {
  const doubtful = await aMember(t, place, { idState: 'damaged', withElder: false });
  await clerk.do('members.appoint', { liaisonId, memberIds: [doubtful.memberId] });
  await t.as(await signIn(t, doubtful.phone)).do('accounts.bindMember', { name: doubtful.name, idLast4: '0000' });
  return doubtful.name;
}

async function theActors(t: TestApp, { place, away, liaisonId, helperId, crew }: Spot): Promise<Record<Actor, Signed>> {
  const special: Partial<Record<Actor, () => Promise<Signed>>> = {
    member: () => as(t, 'member', { place, personId: away.personId, familyId: away.familyId }),
    family: () => as(t, 'family', { place, personId: away.elderId, familyId: away.familyId }),
    liaison: () => as(t, 'liaison', { place, personId: liaisonId }),
    branch: () => as(t, 'liaison', { place, orgId: place.networkBranchId, wide: 'township' }),
    helper: () => as(t, 'helper', { place, personId: helperId }),
    outpost: () => as(t, 'outpost', { place, orgId: crew.outpostId }),
    hatless: async () => t.as(await signIn(t, aPhone())),
    nobody: async () => t.as(null),
  };
  if (isMounted('pairings.pair')) await crew.clerk.call('pairings.pair', { familyId: away.familyId, helperId, helperClass: 'society' });
  const made = {} as Record<Actor, Signed>;
  for (const actor of actors) made[actor] = await (special[actor] ?? (() => as(t, actor as 'clerk', { place })))();
  return made;
}

interface Maker { needs: readonly EndpointName[]; make(t: TestApp, s: Spot): Promise<string> }
const found = <T>(value: T | null | undefined, what: string): T => { if (value === null || value === undefined) throw new Error(`the matrix has no ${what}`); return value; };
const plain = (make: (s: Spot) => string): Maker => ({ needs: [], make: async (_, s) => make(s) });
const sendReminder = async (s: Spot) => (await s.secretary.do('notices.send', { period: month, text: '请报个平安' })).reminder.id;
/** Somebody else's wrong number: the spot's own call stays open. */
const listed = async (t: TestApp, s: Spot): Promise<string> => {
  const other = await aMember(t, s.place);
  await sendReminder(s);
  const call = found((await s.secretary.do('notices.phoneTasks', { limit: 200 })).rows.find((d) => d.personId === other.personId), 'phone task');
  await s.secretary.do('notices.taskDone', { id: call.id, outcome: 'wrong_number' });
  return found((await s.secretary.do('notices.unreached', { limit: 200 })).rows.find((d) => d.personId === other.personId), 'person on the printed list').id;
};
/** The arrival is made and accepted once a spot; what hangs on it finds it again. */
const arrivalOf = async (s: Spot): Promise<string> => {
  const known = (await s.crew.clerk.do('arrivals.list', { limit: 200 })).rows.find((a) => a.memberId === s.away.memberId);
  if (known) return known.id;
  const made = await s.member.do('arrivals.report', { hostOrgId: s.crew.outpostId });
  return (await s.crew.outpost.do('arrivals.accept', { id: made.id })).id;
};
/** What is offered goes to a family that holds a card. */
const offerTo = async (s: Spot) => {
  await s.crew.clerk.do('cards.issueBatch', { familyIds: [s.away.familyId] });
  return s.crew.clerk.do('grants.offer', { kind: 'place', title: '白香猪保种', gives: 'sow', amount: 2, places: 5, until: '2026-12-31', familyIds: [s.away.familyId] });
};
let savedHeads = 0;
/** A township has one, and the first spot of it opens it. */
const surveyOf = async (s: Spot): Promise<string> => {
  const known = (await s.crew.clerk.do('surveys.rounds', {})).rows[0];
  if (known) return known.id;
  const { opensOn, closesOn, rules } = await s.crew.clerk.do('surveys.plan', {});
  return (await s.crew.clerk.do('surveys.open', { opensOn, closesOn, rules })).id;
};
const makers: Record<Subject, Maker> = {
  // A township has one, and the first spot of it opens it.
  round: { needs: ['members.openRound', 'members.round'], make: async (_, s) => {
    const now = await s.crew.clerk.do('members.round', {});
    return found((now.can.includes('open') ? await s.crew.clerk.do('members.openRound', {}) : now).round, 'round').id;
  } },
  survey: { needs: ['surveys.open', 'surveys.rounds'], make: (_, s) => surveyOf(s) },
  surveySubject: { needs: ['surveys.open', 'surveys.subjects'], make: async (_, s) => found((await s.crew.clerk.do('surveys.subjects', { roundId: await surveyOf(s), limit: 200 })).rows.find((x) => x.familyId === s.away.familyId), 'survey subject').id },
  outpost: plain((s) => s.crew.outpostId),
  transfer: { needs: ['transfers.start'], make: async (_, s) => (await s.crew.clerk.do('transfers.start', { memberId: s.away.memberId, toOrg: '外地党委' })).id },
  paper: { needs: ['papers.register'], make: async (_, s) => (await s.crew.clerk.do('papers.register', { memberId: s.away.memberId, kind: 'activity', number: s.away.memberId, issuedOn: '2025-01-01' })).id },
  arrival: { needs: ['arrivals.report'], make: (_, s) => arrivalOf(s) },
  stamp: { needs: ['stamps.give'], make: async (_, s) => (await s.crew.outpost.do('stamps.give', { arrivalId: await arrivalOf(s), activity: 'class', on: '2026-11-22' })).id },
  due: { needs: ['dues.record'], make: async (_, s) => { await arrivalOf(s); return (await s.crew.outpost.do('dues.record', { personId: s.away.personId, paidTo: '2026-10', receiver: '收款人' })).id; } },
  township: plain((s) => s.place.townshipId), village: plain((s) => s.place.villageId), networkBranch: plain((s) => s.place.networkBranchId), window: plain((s) => s.place.windowId), member: plain((s) => s.away.memberId), person: plain((s) => s.away.personId), elder: plain((s) => s.away.elderId),
  family: plain((s) => s.away.familyId), visitFamily: plain((s) => s.away.familyId), ownHat: plain((s) => found(s.member.hatId, 'hat')),
  hat: { needs: [], make: (t, s) => work(t.services, async (op) => {
    const user = await makeUser(op, { phone: aPhone() });
    return (await giveHat(op, { userId: user.id, hat: 'secretary', name: '旧书记', place: '', countyId: s.place.countyId, townshipId: s.place.townshipId, villageId: s.place.villageId })).id;
  }) },
  photo: { needs: ['requests.submit'], make: async (t, s) => {
    const photo = await aFile(t, s.member, '票据.png', await sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } }).png().toBuffer());
    await s.member.do('requests.submit', { item: 'OTHER', text: '附了照片', photoIds: [photo] });
    return photo;
  } },
  holder: { needs: ['orgs.seat'], make: async (_, s) => (await s.crew.clerk.do('orgs.seat', { orgId: s.place.villageId, title: '书记', name: '石一' })).id },
  plan: { needs: ['orgs.add', 'orgs.rename', 'orgs.get'], make: async (_, s) => {
    const group = await s.crew.clerk.do('orgs.add', { kind: 'group', name: randomUUID(), parentId: s.place.villageId });
    await s.crew.clerk.do('orgs.rename', { id: group.id, name: randomUUID(), onDay: '2027-01-01' });
    return found((await s.crew.clerk.do('orgs.get', { id: group.id })).plans[0], 'plan').id;
  } },
  membership: { needs: ['memberships.join', 'memberships.list'], make: async (_, s) => {
    await s.crew.clerk.do('memberships.join', { orgId: s.place.networkBranchId, memberIds: [s.away.memberId] });
    return found((await s.crew.clerk.do('memberships.list', { orgId: s.place.networkBranchId })).rows.find((r) => r.memberId === s.away.memberId), 'membership').id;
  } },
  workbook: { needs: ['imports.start'], make: (t, s) => aFile(t, s.crew.clerk, '名册.csv', Buffer.from('姓名,电话\n') ) },
  import: { needs: ['imports.start'], make: async (t, s) => (await s.crew.clerk.do('imports.start', { fileId: await aFile(t, s.crew.clerk, '名册.csv', Buffer.from('姓名,流入地,联系电话\n龙一,浙江宁波,13900000001\n')) })).id },
  savedHead: { needs: ['imports.mapHeads'], make: async (t, s) => {
    const head = `打工情形${'甲乙丙丁戊己庚辛壬癸'[(savedHeads += 1) % 10]}${'子丑寅卯辰巳午未申酉'[Math.floor(savedHeads / 10) % 10]}`;
    const { id, sheets } = await s.crew.clerk.do('imports.start', { fileId: await aFile(t, s.crew.clerk, '名册.csv', Buffer.from(`姓名,流入地,${head},联系电话\n龙一,浙江宁波,打工,13900000001\n`)) });
    await s.crew.clerk.do('imports.mapHeads', { id, columns: [{ sheet: sheets[0]!.name, letter: 'C', field: 'job' }], remember: true });
    return found((await s.crew.clerk.do('imports.heads', {})).rows.find((h) => h.head === head), 'head').id;
  } },
  merge: { needs: ['people.merge'], make: async (t, s) => (await s.crew.clerk.do('people.merge', { keepId: await aPerson(t, s.place, '同一个人'), goneId: await aPerson(t, s.place, '同一个人') })).id },
  checkin: { needs: ['checkins.send'], make: async (t, s) => (await s.member.do('checkins.send', { kind: 'well', happenedAt: t.clock.now() })).id },
  alarm: { needs: ['alarms.raise', 'alarms.list'], make: async (_, s) => {
    await s.member.do('alarms.raise', { familyId: s.away.familyId, words: '孩子身上有伤' });
    return found((await s.crew.clerk.do('alarms.list', {})).rows[0], 'alarm').id;
  } },
  referral: { needs: ['referrals.make', 'referrals.appoint'], make: async (t, s) => {
    const now = t.clock.now();
    const counsellor = await as(t, 'helper', { place: s.place });
    await (await as(t, 'county', { place: s.place })).do('referrals.appoint', { personId: found(counsellor.personId, 'counsellor') });
    t.clock.set(now);
    return (await s.secretary.do('referrals.make', { familyId: s.away.familyId, personId: s.away.personId, counsellorId: counsellor.personId!, reason: '睡不着' })).id;
  } },
  attendance: { needs: ['clinics.record'], make: async (_, s) => found((await s.secretary.do('clinics.record', { familyId: s.away.familyId, personIds: [s.away.elderId], kind: 'checkup', on: '2026-11-21' })).rows[0], 'attendance').id },
  grant: { needs: ['grants.give'], make: async (_, s) => (await s.secretary.do('grants.give', { familyId: s.away.familyId, kind: 'sow', amount: 2, project: '白香猪保种', on: '2026-11-22' })).id },
  offer: { needs: ['grants.offer'], make: async (_, s) => (await offerTo(s)).id },
  offerAnswer: { needs: ['grants.offer', 'grants.answers'], make: async (_, s) => {
    const { id } = found((await s.crew.clerk.do('grants.answers', { offerId: (await offerTo(s)).id })).rows[0], 'answer');
    await s.member.do('grants.answer', { id, want: true });
    return id;
  } },
  helpday: { needs: ['helpdays.plan'], make: async (_, s) => (await s.secretary.do('helpdays.plan', { familyId: s.away.familyId, season: 'farm', on: '2026-12-01', halves: 2 })).id },
  illness: { needs: ['happenings.tell'], make: async (_, s) => (await s.member.do('happenings.tell', { kind: 'hospital', on: '2026-11-22' })).id },
  happening: { needs: ['happenings.tell'], make: async (_, s) => (await s.member.do('happenings.tell', { kind: 'new_job', on: '2026-11-22' })).id },
  report: { needs: ['reports.handIn'], make: async (_, s) => (await s.member.do('reports.handIn', { quarter: '2026Q4', text: '都好' })).id },
  mandate: { needs: ['mandates.grant', 'pairings.pair'], make: async (_, s) => {
    await s.crew.clerk.do('pairings.pair', { familyId: s.away.familyId, helperId: s.helperId, helperClass: 'society' });
    return (await s.member.do('mandates.grant', { agentId: s.helperId, until: '2027-06-30' })).id;
  } },
  // Asked by the family as a whole: whoever hosts its member knows nothing of it.
  request: { needs: ['requests.enter'], make: async (_, s) => (await s.secretary.do('requests.enter', { familyId: s.away.familyId, item: 'OTHER', text: '有件事', take: false })).id },
  bind: { needs: ['accounts.bindRequests'], make: async (_, s) => found((await s.crew.clerk.do('accounts.bindRequests', {})).rows.find((b) => b.name === s.bindName), 'bind').id },
  invite: { needs: ['accounts.invite'], make: async (_, s) => (await s.crew.clerk.do('accounts.invite', { hat: 'helper', name: '帮扶人', personId: s.helperId })).id },
  card: { needs: ['cards.issueBatch', 'cards.list'], make: async (_, s) => {
    await s.crew.clerk.do('cards.issueBatch', { familyIds: [s.away.familyId] });
    return found((await s.crew.clerk.do('cards.list', { limit: 200 })).rows.find((k) => k.familyId === s.away.familyId), 'card').id;
  } },
  // Issued with the card: an asking there is no way back from.
  cardAsk: { needs: ['cards.issueBatch', 'cards.asks'], make: async (_, s) => found((await s.crew.clerk.do('cards.asks', { limit: 200 })).rows.find((q) => q.familyId === s.away.familyId), 'asking').id },
  service: { needs: ['cards.mine', 'cards.scan', 'services.log'], make: async (t, s) => {
    const { card } = await s.member.do('cards.mine', {});
    const scanned = await s.crew.window.do('cards.scan', { token: found(card, 'card').token });
    return (await s.crew.window.do('services.log', { cardId: found(scanned.cardId, 'scan'), matter: 'LOAN', priority: true, waitedMinutes: 5, happenedAt: t.clock.now() })).id;
  } },
  callBack: { needs: ['cards.list', 'services.logAtDesk', 'services.rate', 'services.callBacks'], make: async (_, s) => {
    const card = found((await s.crew.clerk.do('cards.list', { limit: 200 })).rows.find((k) => k.familyId === s.away.familyId), 'card');
    const { id } = await s.crew.clerk.do('services.logAtDesk', { number: card.number, unitId: s.place.windowId, on: '2026-11-22', matter: 'LOAN', priority: true, waitedMinutes: 5 });
    await s.member.do('services.rate', { id, opinion: 1 });
    return found((await s.crew.clerk.do('services.callBacks', {})).rows.find((b) => b.familyId === s.away.familyId), 'call back').id;
  } },
  pairing: { needs: ['pairings.pair'], make: async (t, s) => (await s.crew.clerk.do('pairings.pair', { familyId: s.away.familyId, helperId: await aPerson(t, s.place, '第二位'), helperClass: 'society' })).id },
  visit: { needs: ['pairings.pair', 'visits.record'], make: async (t, s) => {
    const helper = await as(t, 'helper', { place: s.place });
    await s.crew.clerk.do('pairings.pair', { familyId: s.away.familyId, helperId: found(helper.personId, 'helper'), helperClass: 'society' });
    return (await helper.do('visits.record', { familyId: s.away.familyId, way: 'door', occasion: 'monthly', state: 'well', happenedAt: t.clock.now() })).id;
  } },
  visitPhoto: { needs: ['pairings.pair', 'visits.record'], make: async (t, s) => {
    const helper = await atOnce(t, () => as(t, 'helper', { place: s.place }));
    await s.crew.clerk.do('pairings.pair', { familyId: s.away.familyId, helperId: found(helper.personId, 'helper'), helperClass: 'society' });
    const photo = await aFile(t, helper, '家里.png', await sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } }).png().toBuffer());
    await helper.do('visits.record', { familyId: s.away.familyId, way: 'door', occasion: 'monthly', state: 'well', photoIds: [photo], happenedAt: t.clock.now() });
    return photo;
  } },
  migrant: { needs: ['migrants.add'], make: async (_, s) => (await s.crew.clerk.do('migrants.add', { villageId: s.place.villageId, name: '务工的人', province: '33', city: '宁波市', fromDay: '2026-11-01' })).id },
  asking: { needs: ['ledgers.ask'], make: async (_, s) => (await s.crew.clerk.do('ledgers.ask', { ledger: 'outflow', village: s.place.villageId, purpose: '核对' })).id },
  gift: { needs: ['gifts.list', 'visits.record'], make: async (t, s) => {
    const helper = await atOnce(t, () => as(t, 'helper', { place: s.place }));
    await s.crew.clerk.do('pairings.pair', { familyId: s.away.familyId, helperId: found(helper.personId, 'helper'), helperClass: 'society' });
    await helper.do('visits.record', { familyId: s.away.familyId, way: 'door', occasion: 'festival', state: 'well', gifts: [{ kind: 'money', fen: 20_000, source: 'dues', giver: '支部' }], happenedAt: t.clock.now() });
    return found((await helper.do('gifts.list', {})).rows[0], 'gift').id;
  } },
  zone: { needs: ['zones.cover'], make: async (t, s) => (await s.crew.clerk.do('zones.cover', { villageId: s.place.villageId, helperId: await aPerson(t, s.place, '包片的人'), level: 'township' })).id },
  scheme: { needs: ['schemes.set'], make: async (t, s) => (await (await atOnce(t, () => as(t, 'county', { place: s.place }))).do('schemes.set', { name: `工程${s.key}${Math.random()}`.slice(0, 30), subjects: ['family'], levels: [], most: 200 })).id },
  duty: { needs: ['duties.give'], make: async (_, s) => (await s.crew.clerk.do('duties.give', { title: '去看看', dueOn: '2026-12-31', about: { kind: 'family', id: s.away.familyId }, to: { kind: 'office', hat: 'secretary' } })).id },
  booking: { needs: ['markets.book', 'markets.setDay'], make: async (_, s) => {
    const day = { id: s.crew.outpostId, day: '2026-12-03' };
    await s.crew.outpost.call('markets.setDay', { ...day, on: true, version: 0 });
    return (await s.member.do('markets.book', { ...day, item: 'OTHER' })).id;
  } },
  queue: { needs: ['markets.openTablet', 'markets.intake'], make: async (t, s) => {
    const turn = { id: s.crew.outpostId, day: '2026-11-22' };
    await s.crew.outpost.call('markets.setDay', { ...turn, on: true, version: 0 });
    const { letter, last } = await s.crew.outpost.do('markets.openTablet', { ...turn, device: s.crew.outpostId });
    if (last === 0) await s.crew.outpost.do('markets.intake', { ...turn, letter, no: 1, happenedAt: t.clock.now(), asker: { name: '来的人' }, item: 'OTHER' });
    return s.crew.outpostId;
  } },
  difficulty: { needs: ['members.logContact', 'difficulties.list'], make: async (_, s) => {
    await s.crew.clerk.do('members.logContact', { id: s.away.memberId, how: 'phone', words: '问了', difficulty: s.away.memberId });
    return found((await s.crew.clerk.do('difficulties.list', { limit: 200 })).rows.find((d) => d.text === s.away.memberId), 'difficulty').id;
  } },
  mark: { needs: ['marks.add'], make: async (t, s) => {
    const name = s.place.townshipId.slice(-12) + s.key;
    return found((await (await atOnce(t, () => as(t, 'county', { place: s.place }))).do('marks.add', { name, on: 'outpost' })).rows.find((k) => k.name === name), 'mark').id;
  } },
  staff: { needs: ['outposts.addStaff'], make: async (_, s) => found((await s.crew.outpost.do('outposts.addStaff', { id: s.crew.outpostId, name: '值班的人', languages: ['zh', 'miao'] })).staff.at(-1), 'staff').id },
  joint: { needs: ['outposts.planJoint'], make: async (_, s) => found((await s.crew.outpost.do('outposts.planJoint', { id: s.crew.outpostId, title: '包饺子', host: '某社区', onDay: '2026-11-22' })).joints[0], 'joint').id },
  greeting: { needs: ['greetings.send', 'greetings.list'], make: async (_, s) => {
    await s.crew.clerk.do('greetings.send', { occasion: '春节', year: 2027, text: '{姓名}，过年好' });
    return found((await s.crew.clerk.do('greetings.list', { limit: 200 })).rows.find((g) => g.memberId === s.away.memberId), 'card').id;
  } },
  post: { needs: ['posts.write', 'posts.review'], make: async (_, s) => {
    const { id } = await s.secretary.do('posts.write', { topic: 'labour', title: '招工', text: '村里招工' });
    return (await s.crew.clerk.do('posts.review', { id, version: 1, show: true })).id;
  } },
  site: { needs: ['sites.add'], make: async (_, s) => (await s.crew.clerk.do('sites.add', { villageId: s.place.villageId, name: '幸福小院', place: '村委会旁', keeper: '管院子的人', phone: '0855-7654321', days: '周三、周六', from: '2026-11-01' })).id },
  meeting: { needs: ['meetings.plan', 'meetings.invite'], make: async (_, s) => {
    const { id } = await s.secretary.do('meetings.plan', { kind: 'tea_party', title: '茶话会', place: '村里', onDay: '2026-12-20', at: '上午 9 点' });
    return (await s.secretary.do('meetings.invite', { id, memberIds: [s.away.memberId] })).id;
  } },
  reminder: { needs: ['notices.send'], make: (_, s) => sendReminder(s) },
  call: { needs: ['notices.send', 'notices.phoneTasks'], make: async (_, s) => {
    await sendReminder(s);
    return found((await s.secretary.do('notices.phoneTasks', { limit: 200 })).rows.find((d) => d.personId === s.away.personId), 'phone task').id;
  } },
  unreached: { needs: ['notices.send', 'notices.taskDone', 'notices.unreached'], make: listed },
  toTell: { needs: ['notices.send', 'notices.taskDone', 'notices.unreached'], make: listed },
  notice: { needs: ['notices.send', 'notices.tasks'], make: async (_, s) => {
    await sendReminder(s);
    return found((await s.member.do('notices.tasks', {})).rows[0], 'notice').id;
  } },
};
