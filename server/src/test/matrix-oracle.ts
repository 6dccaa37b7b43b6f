import type { EndpointName, Input } from '@guiyan/shared/contract';
import type { Hat } from '@guiyan/shared/domain/hats';

/**
 * Who may knock, and who may know of what, written down by hand from the product's rules and from nothing in the code:
 * a slip in a contract line or in a room's query then disagrees with this page.
 */

/** Every hat; `branch` is the liaison of a network branch; `hatless` is signed in and wears none; `nobody` is not signed in. */
export type Actor = Hat | 'branch' | 'hatless' | 'nobody';
export const actors: readonly Actor[] = ['member', 'family', 'liaison', 'branch', 'secretary', 'clerk', 'county', 'helper', 'window', 'outpost', 'civil', 'auditor', 'hatless', 'nobody'];
const letters: Record<string, readonly Actor[]> = {
  m: ['member'], f: ['family'], l: ['liaison', 'branch'], s: ['secretary'], c: ['clerk'], k: ['county'], h: ['helper'], w: ['window'], o: ['outpost'], v: ['civil'], a: ['auditor'], n: ['hatless'], x: ['nobody'],
};
export const lettersOf = (door: string): ReadonlySet<Actor> => new Set([...door].flatMap((l) => letters[l] ?? []));
const everyone = 'mflsckhwovanx';
const signedIn = 'mflsckhwovan';

/** member family liaison secretary clerk county(k) helper window outpost civil(v) auditor, n: no hat, x: not signed in. */
export const doors: Record<EndpointName, string> = {
  'session.options': everyone, 'session.sendCode': everyone, 'session.verifyCode': everyone, 'session.wechat': everyone, 'session.demo': everyone, 'session.refresh': everyone,
  'session.switchHat': signedIn, 'session.end': signedIn,
  'accounts.bindMember': signedIn, 'accounts.bindFamily': signedIn, 'accounts.acceptInvite': signedIn,
  'accounts.bindRequests': 'lsc', 'accounts.approveBind': 'lsc', 'accounts.refuseBind': 'lsc',
  'accounts.invite': 'lsck', 'accounts.invites': 'lsck', 'accounts.revokeInvite': 'lsck', 'accounts.hats': 'sck', 'accounts.endHat': 'sck',
  'orgs.tree': 'lsckhwov', 'orgs.addWindow': 'ck', 'orgs.list': 'sckov', 'orgs.get': 'sckov', 'orgs.profile': 'sckov', 'orgs.countyHome': 'mlsckov', 'orgs.directory': 'mflsckhwova',
  'orgs.add': 'ck', 'orgs.edit': 'ck', 'orgs.rename': 'ck', 'orgs.move': 'ck', 'orgs.mergeInto': 'ck', 'orgs.moveVillage': 'k', 'orgs.callOff': 'ck', 'orgs.end': 'ck', 'orgs.seat': 'ck', 'orgs.handOver': 'ck', 'orgs.unseat': 'ck', 'orgs.setProfile': 'ck',
  'memberships.list': 'lsck', 'memberships.ofMember': 'mlsck', 'memberships.counts': 'lsck', 'memberships.join': 'sc', 'memberships.leave': 'sc',
  'files.link': signedIn,
  'members.list': 'lsck', 'members.get': 'mlsck', 'members.mine': 'm', 'members.reveal': 'lsc', 'members.liaisons': 'sc', 'members.appointFromRoster': 'sc', 'members.appoint': 'sc', 'members.leadNetworkBranch': 'c',
  'members.history': 'mlsck', 'members.place': 'mlsc', 'members.count': 'lsck', 'members.leave': 'mlsc', 'members.move': 'mlsc', 'members.comeBack': 'mlsc', 'members.visitHome': 'mlsc', 'members.verify': 'lsc', 'members.round': 'lsc', 'members.openRound': 'c', 'members.closeRound': 'c',
  'members.logContact': 'lsc', 'members.handOver': 'sc', 'members.logSearch': 'lsc', 'members.proposeLost': 'lsc', 'members.withdrawLost': 'lsc', 'members.decideLost': 'sc', 'members.found': 'lsc',
  'migrants.list': 'sck', 'migrants.figures': 'sck', 'migrants.add': 'sc', 'migrants.change': 'sc', 'migrants.end': 'sc', 'migrants.setTotal': 'sc', 'settings.labels': 'sck', 'settings.setLabel': 'k', 'settings.parts': 'sck', 'settings.setPart': 'k', 'settings.previewPart': 'k', 'handovers.preview': 'sck', 'handovers.make': 'sck', 'settings.list': 'sck', 'settings.set': 'k', 'settings.preview': 'k', 'calendar.get': 'sck', 'calendar.preview': 'k', 'calendar.setDays': 'k', 'calendar.setWindow': 'k',
  'people.suggestions': 'sc', 'people.compare': 'sc', 'people.merge': 'sc', 'people.unmerge': 'sc', 'people.merges': 'sc', 'people.notSame': 'sc', 'families.merge': 'sc', 'families.unmerge': 'sc',
  'families.add': 'sc', 'families.addPerson': 'sc', 'families.endPerson': 'sc', 'families.setHead': 'sc', 'families.move': 'sc', 'families.setCarer': 'scl', 'families.endCarer': 'scl', 'families.setTag': 'scl', 'families.endTag': 'scl',
  'families.consentText': 'slfm', 'families.consent': 'sl', 'families.changeGuardian': 'sl', 'families.withdrawConsent': 'sl', 'families.file': 'slvfm', 'families.saveFile': 'sl', 'families.completeness': 'sckv', 'families.tagTotals': 'sckv', 'families.protect': 'c', 'families.unprotect': 'c',
  'transfers.start': 'lsc', 'transfers.issueLetter': 'sc', 'transfers.hand': 'lsc', 'transfers.receive': 'sc', 'transfers.return': 'sc', 'transfers.void': 'sc', 'transfers.back': 'sc', 'transfers.list': 'lsck',
  'papers.register': 'sc', 'papers.check': 'sc', 'papers.end': 'sc', 'papers.list': 'lsck', 'papers.mine': 'm', 'papers.code': 'sc', 'papers.verify': 'lscwo', 'papers.whichPaper': 'mlsck', 'papers.rules': 'lsck', 'papers.setRule': 'k', 'papers.duesAdvice': 'mlsc',
  'arrivals.hosts': 'mlsc', 'arrivals.report': 'ml', 'arrivals.withdraw': 'ml', 'arrivals.list': 'lsck', 'arrivals.atHost': 'o', 'arrivals.accept': 'o', 'arrivals.return': 'o', 'arrivals.phone': 'o',
  'stamps.give': 'o', 'stamps.takeBack': 'o', 'stamps.list': 'mlscko', 'dues.record': 'lsco', 'dues.takeBack': 'sco', 'dues.list': 'mlsco', 'dues.unpaid': 'sck',
  'families.list': 'lsckv', 'families.get': 'mflsch',
  'surveys.plan': 'ck', 'surveys.preview': 'ck', 'surveys.open': 'ck', 'surveys.rounds': 'sck', 'surveys.round': 'sck', 'surveys.subjects': 'sc', 'surveys.subject': 'lsc', 'surveys.mine': 'lsh', 'surveys.record': 'lsch', 'surveys.found': 'lsch', 'surveys.decide': 'c', 'surveys.close': 'c',
  'cards.apply': 'mflsc', 'cards.asks': 'lsc', 'cards.check': 'lsc', 'cards.approve': 'c', 'cards.refuse': 'lsc', 'cards.lose': 'mf', 'cards.counts': 'sc', 'cards.sheet': 'c', 'cards.keys': 'ck', 'cards.rotateKey': 'k', 'cards.trust': 'w', 'cards.wxacode': 'mf',
  'cards.issueBatch': 'c', 'cards.list': 'lsc', 'cards.void': 'c', 'cards.mine': 'mf', 'cards.scan': 'w', 'services.log': 'w', 'services.correct': 'wc', 'services.list': 'sckw', 'services.options': 'sckw', 'services.matters': 'sckw', 'services.setMatter': 'k', 'services.logAtDesk': 'c', 'services.units': 'sckw', 'services.toRate': 'mfl', 'services.rate': 'mf', 'services.takeRating': 'l', 'services.ratings': 'sckw', 'services.callBacks': 'sck', 'services.closeCallBack': 'sck',
  'checkins.send': 'mf', 'checkins.undo': 'mflhc', 'checkins.takeDown': 'lhc', 'checkins.told': 'lhc', 'checkins.list': 'mflsc',
  'calls.plan': 'lsc', 'calls.setPlan': 'c', 'calls.list': 'lsc', 'calls.dial': 'lsc', 'calls.log': 'lsc',
  'greetings.plan': 'c', 'greetings.send': 'c', 'greetings.list': 'mlsc', 'greetings.get': 'mlsc', 'greetings.echo': 'm',
  'meetings.plan': 'sc', 'meetings.list': 'mfhsc', 'meetings.get': 'mfhsc', 'meetings.candidates': 'sc', 'meetings.invite': 'sc', 'meetings.reply': 'mfh', 'meetings.hold': 'sc', 'meetings.cancel': 'sc', 'meetings.followUp': 'sc', 'meetings.guests': 'sc', 'meetings.askGuests': 'sc', 'meetings.pair': 'sc', 'sites.list': 'mflhsckv', 'sites.add': 'c', 'sites.change': 'c', 'sites.close': 'c',
  'posts.topics': 'mflhwosck', 'posts.setTopic': 'k', 'posts.write': 'sck', 'posts.review': 'sck', 'posts.withdraw': 'sck', 'posts.desk': 'sck', 'posts.open': 'sck', 'posts.list': 'mflhwosck', 'posts.get': 'mflhwosck',
  'happenings.tell': 'mfhlsc', 'happenings.takeBack': 'mfhlsc', 'happenings.over': 'mfhlsc', 'happenings.list': 'mfhlsc',
  'alarms.raise': 'mfhls', 'alarms.list': 'cv', 'alarms.get': 'cv', 'alarms.note': 'cv',
  'referrals.counsellors': 'mfhlsckv', 'referrals.appoint': 'kv', 'referrals.dismiss': 'kv', 'referrals.make': 'mfhlsc', 'referrals.list': 'mfhlsc', 'referrals.get': 'h', 'referrals.take': 'h', 'referrals.note': 'h', 'referrals.end': 'h',
  'clinics.record': 'hsc', 'clinics.takeBack': 'hsc', 'clinics.list': 'hsclvkmf', 'clinics.figures': 'sckv', 'elders.list': 'sclvh', 'elders.get': 'sclvh', 'elders.save': 'slh',
  'grants.give': 'sc', 'grants.outcome': 'schl', 'grants.takeBack': 'sc', 'grants.list': 'sckhlmf', 'grants.figures': 'sck',
  'grants.offer': 'c', 'grants.closeOffer': 'c', 'grants.withdrawOffer': 'c', 'grants.offers': 'ck', 'grants.answers': 'sckhlmf', 'grants.answer': 'mf', 'grants.takeUp': 'c', 'grants.refuse': 'c',
  'helpdays.plan': 'hsc', 'helpdays.record': 'h', 'helpdays.callOff': 'hsc', 'helpdays.list': 'hscklmf', 'helpdays.figures': 'sck',
  'reports.slots': 'm', 'reports.handIn': 'm', 'reports.takeDown': 'ls', 'reports.confirm': 'm', 'reports.accept': 'lsc', 'reports.return': 'lsc', 'reports.get': 'mlsc', 'reports.list': 'mlsc',
  'items.list': 'mfhlscko', 'items.sheet': everyone, 'items.set': 'ck', 'requests.enter': 'sc',
  'mandates.agents': 'mfsc', 'mandates.grant': 'mf', 'mandates.enter': 'sc', 'mandates.revoke': 'mfsc', 'mandates.list': 'mfhlsc', 'mandates.get': 'mfhlsc',
  'requests.submit': 'mfhl', 'requests.withdraw': 'mfh', 'requests.take': 'lsco', 'requests.answer': 'lsco', 'requests.confirm': 'mfh', 'requests.reopen': 'mfh', 'requests.logAttempt': 'lsco', 'requests.close': 'lsco',
  'requests.work': 'lsco', 'requests.askPapers': 'lsco', 'requests.bring': 'mfhlsco', 'requests.pass': 'lsco', 'requests.accept': 'lsco', 'requests.bounce': 'lsco', 'requests.suspend': 'lsco', 'requests.resume': 'lsco', 'requests.end': 'lsco', 'requests.callBack': 'lsco', 'requests.successors': 'lsco',
  'difficulties.list': 'lsc', 'difficulties.setKind': 'lsc', 'difficulties.figures': 'sck',
  'marks.list': 'scko', 'marks.add': 'k', 'marks.end': 'k', 'marks.of': 'scko', 'marks.put': 'scko',
  'outposts.list': 'mflsckho', 'outposts.get': 'mflsckho', 'outposts.set': 'cko', 'outposts.addStaff': 'cko', 'outposts.endStaff': 'cko', 'outposts.planJoint': 'cko', 'outposts.holdJoint': 'cko', 'outposts.cancelJoint': 'cko',
  'markets.days': 'mflsckho', 'markets.setRule': 'cko', 'markets.setDay': 'cko', 'markets.setRota': 'cko', 'markets.book': 'mfh', 'markets.unbook': 'mfh', 'markets.bookings': 'mflsckho', 'markets.openTablet': 'co', 'markets.intake': 'co', 'markets.serve': 'co', 'markets.finish': 'co', 'markets.queue': 'co', 'markets.report': 'cko',
  'requests.get': 'mfhlscok', 'requests.list': 'mfhlscok',
  'pairings.list': 'sckv', 'pairings.pair': 'sc', 'pairings.end': 'sc', 'pairings.helpers': 'sc', 'pairings.left': 'sck', 'gifts.list': 'fhsck', 'gifts.confirm': 'f', 'gifts.notePaper': 'hsc', 'gifts.cancel': 'hsc', 'visits.echo': 'f', 'visits.setEcho': 'f', 'zones.list': 'sck', 'zones.cover': 'sck', 'zones.end': 'sck', 'schemes.list': 'sck', 'schemes.set': 'k', 'schemes.end': 'k', 'schemes.coverage': 'sck', 'schemes.subjects': 'sck', 'schemes.load': 'sck', 'visits.record': 'h', 'visits.list': 'lsckh', 'visits.photos': 'sc', 'visits.checkPhoto': 'sc', 'visits.aspects': 'sck',
  'duties.list': 'lhmosck', 'duties.get': 'lhmosck', 'duties.counts': 'sck', 'duties.visits': 'h', 'duties.plan': 'hsc', 'duties.drive': 'sck', 'duties.done': 'lhmosck', 'duties.cancel': 'sck', 'duties.assign': 'sck', 'duties.give': 'sc', 'duties.rules': 'sck', 'duties.setRule': 'k', 'duties.previewRule': 'k',
  'notices.preview': 'lsc', 'notices.send': 'lsc', 'notices.reminder': 'lsc', 'notices.deliveries': 'lsc', 'notices.phoneTasks': 'lsc', 'notices.dial': 'lsc', 'notices.taskDone': 'lsc',
  'notices.tasks': 'm', 'notices.gotIt': 'm', 'notices.grant': 'mflh', 'notices.templates': 'mflh', 'notices.unreached': 'sc', 'notices.told': 'sc', 'notices.inbox': 'mlhsckof', 'notices.read': 'mlhsckof', 'notices.choices': 'mlh', 'notices.choose': 'mlh',
  'imports.start': 'sck', 'imports.get': 'sck', 'imports.list': 'sck', 'imports.questions': 'sck', 'imports.answer': 'sck', 'imports.around': 'sck', 'imports.rows': 'sck', 'imports.dryRun': 'sck', 'imports.commit': 'sck', 'imports.drop': 'sck', 'imports.undo': 'sck', 'imports.mapHeads': 'sck', 'imports.heads': 'sck', 'imports.forgetHead': 'c',
  'imports.failedRows': 'sck', 'imports.samples': 'sck', 'imports.template': 'sck',
  'stats.township': 'sck', 'stats.records': 'sck', 'stats.gaps': 'sck', 'stats.priority': 'sck', 'stats.services': 'sck', 'ledgers.export': 'scvo', 'ledgers.ask': 'scvo', 'ledgers.askings': 'sckvo', 'ledgers.approve': 'sckv', 'ledgers.refuse': 'sckv', 'ledgers.take': 'scvo', 'audit.events': 'ka', 'audit.mine': 'mf',
  'home.open': signedIn, 'home.call': 'mflh',
};

/** Where a row lies, seen from the actors: `o`wn, `b`eside in the same village, another `v`illage of the township, another `t`ownship, another `c`ounty, `m`issing. */
export const relations = ['o', 'b', 'v', 't', 'c', 'm'] as const;
export type Relation = (typeof relations)[number];
/** The relations each actor may know of, as letters; an actor not named may know of none. */
export type Sees = Partial<Record<Actor, string>>;

/** Office of a village, of a township, and the network branch of the township. */
const offices: Sees = { secretary: 'ob', clerk: 'obv', branch: 'obv' };
/** What concerns a person: himself, his liaison, the offices above him. */
const ofPerson: Sees = { ...offices, member: 'o', liaison: 'o' };
/** What concerns a family: both its halves too. */
const ofFamily: Sees = { ...ofPerson, family: 'o' };
const roster: Sees = { ...ofPerson, county: 'obvt' };
/** What a host was told or has accepted: of all townships of its county. */
const hosted: Sees = { outpost: 'obvt' };
/** S7 And the county, where what nobody did in time comes to. */
const matter: Sees = { ...ofFamily, county: 'obvt' };
const familyFile: Sees = { ...ofFamily, helper: 'o' };
const records: Sees = { secretary: 'ob', clerk: 'obv' };
/** Who looks in on a family: its helpers, and the offices of the place. */
const lookedAfter: Sees = { secretary: 'ob', clerk: 'obv', helper: 'o' };
const served: Sees = { ...records, liaison: 'o', branch: 'obv' };
const servedChild: Sees = { secretary: 'ob', liaison: 'o', branch: 'obv' };
const byArea: Sees = { secretary: 'ob', clerk: 'obv', county: 'obvt' };
/** Handed out within a place: the offices there, and the network branch. A liaison knows what he handed out himself: security.access. */
const given: Sees = { ...byArea, branch: 'obv' };
const giftOf: Sees = { ...byArea, family: 'o', helper: 'o' };
const schemeOf: Sees = { secretary: 'obvt', clerk: 'obvt', county: 'obvt' };
const areas: Sees = { secretary: 'obv', clerk: 'obv', county: 'obvt' };
/** The tree is known inside a township, and wherever a hat is as wide as the county; the desk of a township keeps it. */
const tree: Sees = { secretary: 'obv', clerk: 'obv', civil: 'obv', county: 'obvt', outpost: 'obvt' };
const keepers: Sees = { clerk: 'obv', county: 'obvt' };
/** What stands in the county for everybody who comes. */
const ofCounty: Sees = Object.fromEntries((['member', 'family', 'liaison', 'branch', 'secretary', 'clerk', 'county', 'helper', 'outpost'] as const).map((actor) => [actor, 'obvt']));
const ofCountyDesks: Sees = Object.fromEntries((['secretary', 'clerk', 'county', 'outpost'] as const).map((actor) => [actor, 'obvt']));
/** Public phones: everybody of the county. */
const everybody: Sees = Object.fromEntries(actors.filter((a) => a !== 'hatless' && a !== 'nobody').map((a) => [a, 'obvt']));
/** The office of a township shares its imports; a village secretary has only his own. */
const ofOffice: Sees = { clerk: 'obv' };
const askings: Sees = { clerk: 'obv', county: 'obvt' };

export type Subject = 'hat' | 'ownHat' | 'photo' | 'workbook' | 'member' | 'person' | 'elder' | 'family' | 'card' | 'cardAsk' | 'service' | 'callBack' | 'checkin' | 'report' | 'request' | 'mandate' | 'bind' | 'invite' | 'pairing' | 'reminder' | 'call' | 'notice' | 'import' | 'round' | 'township' | 'village' | 'visitFamily' | 'visit' | 'window' | 'merge' | 'transfer' | 'paper' | 'arrival' | 'stamp' | 'due' | 'outpost' | 'networkBranch' | 'holder' | 'membership' | 'plan' | 'asking' | 'survey' | 'savedHead' | 'migrant' | 'surveySubject' | 'duty' | 'greeting' | 'meeting' | 'zone' | 'scheme' | 'gift' | 'unreached' | 'toTell' | 'happening' | 'illness' | 'alarm' | 'referral' | 'attendance' | 'grant' | 'offer' | 'offerAnswer' | 'helpday' | 'booking' | 'staff' | 'joint' | 'queue' | 'difficulty' | 'mark' | 'post' | 'visitPhoto' | 'site';
export interface RowCase {
  endpoint: EndpointName; subject: Subject; sees: Sees; input(id: string, w: { now: number; spareLiaisonId: string; liaisonId: string; villageId: string; farVillageId: string; outpostId: string; branchId: string; memberId: string; elderId: string; surveyId: string; cardNumber: string; relation: Relation }): object;
  /** Which of the endpoint's ids, where there are several. */
  of?: string;
  /** Gets past the door and is refused whatever it names. */
  never?: readonly Actor[];
  /** May know of it and may not do this to it. */
  onlySees?: readonly Actor[];
  /** How what is not one's own is told, where it is no secret that it exists. */
  otherwise?: 404 | 403;
}
type CaseOf<N extends EndpointName> = [endpoint: N, subject: Subject, sees: Sees, input: (id: string, w: Parameters<RowCase['input']>[1]) => Input<N>, more?: Pick<RowCase, 'of' | 'never' | 'onlySees' | 'otherwise'>];
const row = <N extends EndpointName>(...[endpoint, subject, sees, input, more]: CaseOf<N>): RowCase => ({ endpoint, subject, sees, input, ...more });
const words = '一句话';
const id = (value: string) => ({ id: value });
const aTurn = (value: string, happenedAt: number) => ({ id: value, day: '2026-11-22', letter: 'A' as const, no: 1, happenedAt });
const surveyRules = { kinds: ['elder' as const], childUnder: 16, elderFrom: 60, womanFrom: 20, womanTo: 59, parentsAway: 'one' as const, families: 'away' as const };
const service = { matter: 'LOAN' as const, priority: true, waitedMinutes: 3 };

/** Every endpoint that names something, and who may know of it. */
export const rows: readonly RowCase[] = [
  row('session.switchHat', 'ownHat', Object.fromEntries(actors.filter((a) => a !== 'hatless' && a !== 'nobody').map((a) => [a, 'o'])), (hatId) => ({ hatId })),
  row('files.link', 'photo', { ...ofFamily, helper: 'o' }, id),
  row('members.get', 'member', roster, id),
  row('members.reveal', 'person', ofPerson, (personId) => ({ personId, field: 'phone', reason: words })),
  row('members.appoint', 'member', byArea, (value, w) => ({ memberIds: [value], liaisonId: w.relation === 'o' ? w.liaisonId : w.spareLiaisonId }), { of: 'memberIds' }),
  row('members.appoint', 'person', { secretary: 'obv', clerk: 'obv' }, (liaisonId) => ({ liaisonId, memberIds: [] }), { of: 'liaisonId' }),
  row('members.history', 'member', roster, id),
  // Away already, and an older version: whoever may know of him is told so, and nothing is written.
  row('members.leave', 'member', ofPerson, (value) => ({ id: value, province: '33', city: '宁波市' })), row('members.move', 'member', ofPerson, (value) => ({ id: value, version: 0, job: words })),
  row('members.comeBack', 'member', ofPerson, (value) => ({ id: value, version: 0, day: '2026-11-01' })), row('members.visitHome', 'member', ofPerson, (value) => ({ id: value, fromDay: '2026-11-02', untilDay: '2026-11-01' })),
  row('members.verify', 'member', { ...ofPerson, member: '' }, (value) => ({ id: value, how: 'phone' })), row('members.logContact', 'member', { ...ofPerson, member: '' }, (value) => ({ id: value, how: 'phone', words })),
  row('members.logSearch', 'member', { ...ofPerson, member: '' }, (value) => ({ id: value, day: '2026-11-01', asked: words, outcome: words })), row('members.proposeLost', 'member', { ...ofPerson, member: '' }, (value) => ({ id: value, reason: 'work' })),
  row('members.withdrawLost', 'member', { ...ofPerson, member: '' }, id), row('members.found', 'member', { ...ofPerson, member: '' }, (value) => ({ id: value, day: '2026-11-01', how: words })),
  row('calls.dial', 'member', { ...ofPerson, member: '' }, (memberId) => ({ memberId })), row('calls.log', 'member', { ...ofPerson, member: '' }, (memberId) => ({ memberId, outcome: 'no_answer' })),
  row('members.decideLost', 'member', { secretary: 'ob', clerk: 'obv' }, (value) => ({ id: value, body: words, day: '2026-11-01', documentNo: words })),
  row('members.closeRound', 'round', { clerk: 'obv' }, (value) => ({ id: value, unverified: 499 })),
  row('members.handOver', 'person', { secretary: 'obv', clerk: 'obv' }, (fromId, w) => ({ fromId, toId: w.spareLiaisonId }), { of: 'fromId' }),
  row('members.handOver', 'person', { secretary: 'obv', clerk: 'obv' }, (toId, w) => ({ fromId: w.spareLiaisonId, toId }), { of: 'toId' }),
  row('transfers.start', 'member', ofPerson, (memberId) => ({ memberId, toOrg: words })),
  row('transfers.issueLetter', 'transfer', ofPerson, (value) => ({ id: value, number: `信${value}`, on: '2026-11-22', validDays: 30 })), row('transfers.hand', 'transfer', ofPerson, (value) => ({ id: value, on: '2026-11-22', carrier: 'member' })),
  row('transfers.receive', 'transfer', ofPerson, (value) => ({ id: value, on: '2026-11-01' })), row('transfers.return', 'transfer', ofPerson, (value) => ({ id: value, on: '2026-11-01', reason: words })), row('transfers.void', 'transfer', ofPerson, (value) => ({ id: value, reason: words })), row('transfers.back', 'transfer', ofPerson, (value) => ({ id: value, on: '2026-11-01' })),
  row('papers.register', 'member', ofPerson, (memberId) => ({ memberId, kind: 'activity', number: `证${memberId}`, issuedOn: '2026-11-22' })),
  row('papers.check', 'paper', ofPerson, (value) => ({ id: value, on: '2026-11-22' })), row('papers.code', 'paper', ofPerson, id), row('papers.end', 'paper', ofPerson, (value) => ({ id: value, how: 'lost' })),
  // A host’s own sight of a person lasts as long as the acceptance, so what needs it comes first.
  row('dues.record', 'person', { ...ofPerson, ...hosted }, (personId) => ({ personId, paidTo: '2026-11', receiver: words })), row('dues.list', 'person', { ...ofPerson, ...hosted }, (personId) => ({ personId })),
  row('dues.takeBack', 'due', { ...ofPerson, ...hosted }, (value) => ({ id: value, reason: words })),
  row('stamps.give', 'arrival', hosted, (arrivalId) => ({ arrivalId, activity: 'class', on: '2026-11-22' })), row('arrivals.phone', 'arrival', hosted, id), row('arrivals.accept', 'arrival', hosted, id),
  row('arrivals.report', 'member', ofPerson, (memberId, w) => ({ memberId, hostOrgId: w.outpostId }), { of: 'memberId' }),
  row('arrivals.report', 'outpost', { member: 'obvt' }, (hostOrgId) => ({ hostOrgId }), { of: 'hostOrgId' }),
  row('arrivals.withdraw', 'arrival', ofPerson, id), row('arrivals.return', 'arrival', hosted, (value) => ({ id: value, reason: words })),
  row('families.get', 'family', familyFile, id),
  // Only the offices of the place put two records together; the spare one lies in the same village.
  row('people.compare', 'person', records, (aId, w) => ({ aId, bId: w.spareLiaisonId }), { of: 'aId' }), row('people.compare', 'person', records, (bId, w) => ({ aId: w.spareLiaisonId, bId }), { of: 'bId' }),
  // The kept one is no member and the other is: refused for what they are, so nothing is merged by asking.
  row('people.merge', 'person', records, (goneId, w) => ({ keepId: w.spareLiaisonId, goneId }), { of: 'goneId' }), row('people.merge', 'person', records, (keepId) => ({ keepId, goneId: keepId }), { of: 'keepId' }),
  row('people.unmerge', 'merge', records, id), row('families.unmerge', 'merge', {}, id), row('families.merge', 'family', records, (value) => ({ keepId: value, goneId: value })),
  row('people.notSame', 'person', records, (aId, w) => ({ aId, bId: w.spareLiaisonId }), { of: 'aId' }), row('people.notSame', 'person', records, (bId, w) => ({ aId: w.spareLiaisonId, bId }), { of: 'bId' }),
  row('families.add', 'village', records, (villageId) => ({ villageId }), { of: 'villageId' }), row('families.add', 'person', records, (personId, w) => ({ personId, villageId: w.villageId }), { of: 'personId' }),
  row('families.addPerson', 'family', records, (familyId) => ({ familyId, relation: words, kind: 'other' }), { of: 'familyId' }), row('families.endPerson', 'family', records, (familyId, w) => ({ familyId, personId: w.spareLiaisonId, on: '2026-11-22' })),
  row('families.setHead', 'family', records, (familyId, w) => ({ familyId, personId: w.spareLiaisonId })), row('families.move', 'family', records, (familyId, w) => ({ familyId, villageId: w.relation === 'v' ? w.farVillageId : w.villageId, groupName: '' }), { of: 'familyId' }),
  row('families.setCarer', 'family', served, (familyId, w) => ({ familyId, personId: w.spareLiaisonId, carerId: w.spareLiaisonId })), row('families.setTag', 'family', served, (familyId, w) => ({ familyId, personId: w.spareLiaisonId, tag: 'ill' })),
  row('families.endCarer', 'family', {}, (value) => ({ familyId: value, id: value })), row('families.endTag', 'family', {}, (value) => ({ familyId: value, id: value })), row('families.withdrawConsent', 'family', {}, (value) => ({ familyId: value, id: value })), row('families.changeGuardian', 'family', {}, (value) => ({ familyId: value, id: value, giver: words, relation: words, channel: 'paper', version: 1 })),
  row('families.consent', 'family', servedChild, (familyId, w) => ({ familyId, personId: w.spareLiaisonId, agreedBy: 'guardian', giver: words, channel: 'paper', version: 1 })), row('families.saveFile', 'family', servedChild, (familyId, w) => ({ familyId, personId: w.spareLiaisonId })),
  // The person at home is no child, and is told so to whoever may know of the family.
  row('families.file', 'elder', { secretary: 'ob', branch: 'obv', liaison: 'o', member: 'o', family: 'o', civil: 'obv' }, id),
  row('families.protect', 'elder', { clerk: 'obv' }, (personId) => ({ personId, reason: words })), row('families.unprotect', 'elder', { clerk: 'obv' }, (personId) => ({ personId })),
  row('accounts.approveBind', 'bind', ofPerson, id), row('accounts.refuseBind', 'bind', ofPerson, (value) => ({ id: value, reason: words })),
  row('accounts.revokeInvite', 'invite', given, id),
  // The hat is a secretary’s, and a secretary makes no secretaries.
  row('handovers.preview', 'hat', byArea, id, { onlySees: ['secretary'] }), row('handovers.make', 'hat', byArea, (value) => ({ id: value, toId: value, reason: words }), { onlySees: ['secretary'] }),
  row('accounts.endHat', 'hat', byArea, (value) => ({ id: value, reason: words }), { onlySees: ['secretary'] }),
  row('accounts.invite', 'family', { ...given, liaison: 'o' }, (familyId) => ({ hat: 'family', name: words, familyId }), { of: 'familyId', never: ['county'] }),
  row('accounts.invite', 'person', { secretary: 'ob', clerk: 'obv' }, (personId) => ({ hat: 'helper', name: words, personId }), { of: 'personId', never: ['county', 'liaison', 'branch'] }),
  row('accounts.invite', 'window', { clerk: 'obv' }, (orgId) => ({ hat: 'window', name: words, orgId }), { of: 'orgId', never: ['county', 'liaison', 'branch', 'secretary'] }),
  // Levels, duties and public phones: whoever of the county has a part in it reads all its townships.
  row('orgs.countyHome', 'township', { member: 'obvt', liaison: 'obvt', branch: 'obvt', secretary: 'obvt', clerk: 'obvt', county: 'obvt', outpost: 'obvt', civil: 'obvt' }, (township) => ({ township })),
  row('orgs.list', 'township', tree, (township) => ({ township })), row('orgs.get', 'village', tree, id), row('orgs.profile', 'village', tree, id), row('orgs.directory', 'township', everybody, (township) => ({ township })),
  row('orgs.add', 'village', keepers, (parentId) => ({ kind: 'group', name: words, parentId }), { of: 'parentId' }), row('orgs.add', 'village', keepers, (homeId, w) => ({ kind: 'outpost', name: `${words}${w.relation}${w.now}`, parentId: w.branchId, outpost: { form: 'branch', city: '宁波市', homeId } }), { of: 'homeId' }),
  row('orgs.edit', 'village', keepers, (value) => ({ id: value, phone: '0855-1' })), row('orgs.edit', 'village', keepers, (homeId, w) => ({ id: w.branchId, outpost: { form: 'branch', city: '宁波市', homeId } }), { of: 'homeId' }),
  row('orgs.rename', 'window', keepers, (value) => ({ id: value, name: words, onDay: '2026-11-22' })),
  row('orgs.move', 'village', keepers, (value, w) => ({ id: value, parentId: w.branchId, onDay: '2026-11-22' }), { of: 'id' }), row('orgs.move', 'village', keepers, (parentId, w) => ({ id: w.branchId, parentId, onDay: '2026-11-22' }), { of: 'parentId' }),
  row('orgs.mergeInto', 'village', keepers, (value) => ({ id: value, into: value, onDay: '2026-11-22' }), { of: 'id' }), row('orgs.mergeInto', 'village', keepers, (into, w) => ({ id: w.villageId, into, onDay: '2030-11-22' }), { of: 'into' }),
  // Never carried out: to a place that is no township, or on a day too far away.
  row('orgs.moveVillage', 'village', { county: 'obvt' }, (value) => ({ id: value, townshipId: value, onDay: '2026-11-22' }), { of: 'id' }), row('orgs.moveVillage', 'township', { county: 'obvt' }, (townshipId, w) => ({ id: w.villageId, townshipId, onDay: '2030-11-22' }), { of: 'townshipId' }),
  row('orgs.callOff', 'plan', keepers, id),
  row('orgs.end', 'village', keepers, (value) => ({ id: value, onDay: '2026-11-22' })), row('orgs.setProfile', 'village', keepers, (orgId) => ({ orgId, year: 2025, source: words, figures: [{ figure: 'households', value: 3 }] })),
  row('orgs.seat', 'village', keepers, (orgId) => ({ orgId, title: '主任', name: words }), { of: 'orgId' }), row('orgs.seat', 'person', keepers, (personId, w) => ({ orgId: w.villageId, title: '委员', personId }), { of: 'personId' }),
  row('orgs.handOver', 'holder', keepers, (value) => ({ id: value, name: words, onDay: '2026-11-22' }), { of: 'id' }), row('orgs.unseat', 'holder', keepers, (value) => ({ id: value, onDay: '2026-11-22' })),
  row('memberships.list', 'networkBranch', { secretary: 'obv', clerk: 'obv', liaison: 'obv', branch: 'obv', county: 'obvt' }, (orgId) => ({ orgId })), row('memberships.ofMember', 'member', roster, id),
  row('memberships.join', 'networkBranch', { secretary: 'obv', clerk: 'obv' }, (orgId, w) => ({ orgId, memberIds: [w.memberId] }), { of: 'orgId' }), row('memberships.join', 'member', byArea, (value, w) => ({ orgId: w.branchId, memberIds: [value] }), { of: 'memberIds' }),
  row('memberships.leave', 'membership', byArea, (value) => ({ id: value, onDay: '2026-11-22' })),
  row('surveys.plan', 'township', keepers, (township) => ({ township })), row('surveys.preview', 'township', keepers, (township) => ({ township, opensOn: '2026-11-22', rules: surveyRules })), row('surveys.open', 'township', keepers, (township) => ({ township, opensOn: '2026-11-22', closesOn: '2026-12-20', rules: surveyRules })),
  row('surveys.round', 'survey', areas, id), row('surveys.subjects', 'survey', { secretary: 'obv', clerk: 'obv' }, (roundId) => ({ roundId })), row('surveys.subject', 'surveySubject', served, id),
  row('surveys.record', 'surveySubject', { ...served, helper: 'o' }, (value) => ({ id: value, outcome: 'here' })), row('surveys.found', 'family', { ...served, helper: 'o' }, (familyId, w) => ({ roundId: w.surveyId, familyId, name: words, kind: 'woman', relation: words }), { of: 'familyId' }),
  row('surveys.decide', 'surveySubject', { clerk: 'obv' }, (value) => ({ ids: [value], how: 'end_tags' }), { of: 'ids' }), row('surveys.close', 'survey', { clerk: 'obv' }, id),
  row('migrants.add', 'village', records, (villageId) => ({ villageId, name: words, province: '33', city: '宁波市' }), { of: 'villageId' }), row('migrants.add', 'elder', records, (personId, w) => ({ villageId: w.villageId, personId, province: '33', city: '宁波市' }), { of: 'personId' }),
  row('migrants.setTotal', 'village', records, (villageId) => ({ villageId, on: '2026-11-01', total: 1, outProvince: 1, source: words })),
  row('migrants.change', 'migrant', records, (value) => ({ id: value, version: 0, brought: 1 })), row('migrants.end', 'migrant', records, (value) => ({ id: value, on: '2026-11-22' })),
  row('cards.apply', 'family', ofFamily, (familyId) => ({ familyId })), row('cards.check', 'cardAsk', { ...offices, liaison: 'o' }, id), row('cards.refuse', 'cardAsk', { ...offices, liaison: 'o' }, (value) => ({ id: value, reason: 'facts' })), row('cards.approve', 'cardAsk', { clerk: 'obv' }, (value) => ({ ids: [value] }), { of: 'ids' }),
  row('cards.issueBatch', 'family', { clerk: 'obv' }, (familyId) => ({ familyIds: [familyId] })),
  row('cards.void', 'card', { clerk: 'obv' }, (value) => ({ id: value, reason: 'lost' })),
  // A card counts in the whole county, so every window of the county may know it; whether it was scanned there is another question.
  row('services.log', 'card', { window: 'obvt' }, (cardId, w) => ({ cardId, ...service, happenedAt: w.now })),
  // Before it is corrected: what was corrected is history, and nobody rates it.
  row('services.rate', 'service', { member: 'o', family: 'o' }, (value) => ({ id: value, opinion: 4 })), row('services.takeRating', 'service', { liaison: 'o', branch: 'obv' }, (value, w) => ({ id: value, personId: w.memberId, opinion: 4 })),
  // The desk puts right what the desk logged: a counter's entry is none of its business.
  row('services.correct', 'service', { window: 'obv' }, (value) => ({ id: value, ...service, reason: words })),
  row('services.logAtDesk', 'window', { clerk: 'obv' }, (unitId, w) => ({ number: w.cardNumber, unitId, on: '2026-11-22', ...service }), { of: 'unitId' }),
  row('services.closeCallBack', 'callBack', byArea, (value) => ({ id: value, said: words, done: words })),
  row('stats.priority', 'township', areas, (township) => ({ township }), { of: 'township' }), row('stats.priority', 'village', byArea, (village) => ({ village }), { of: 'village' }),
  row('stats.services', 'township', areas, (township) => ({ month: '2026-11', township }), { of: 'township' }), row('stats.services', 'village', byArea, (village) => ({ month: '2026-11', village }), { of: 'village' }),
  // X11 Those who serve take back what they wrote down themselves and nothing else.
  row('checkins.undo', 'checkin', { member: 'o', family: 'o' }, id),
  row('checkins.takeDown', 'member', { ...ofPerson, secretary: '', member: '' }, (memberId, w) => ({ memberId, kind: 'well', happenedAt: w.now })), row('checkins.takeDown', 'family', { ...familyFile, secretary: '', member: '', family: '' }, (familyId, w) => ({ familyId, kind: 'well', happenedAt: w.now })),
  row('reports.takeDown', 'member', { ...ofPerson, clerk: '', member: '' }, (memberId) => ({ memberId, quarter: '2026Q2', text: words }), { of: 'memberId' }), row('reports.confirm', 'report', { member: 'o' }, id), row('reports.get', 'report', ofPerson, id), row('reports.accept', 'report', ofPerson, id), row('reports.return', 'report', ofPerson, (value) => ({ id: value, reason: words })),
  // A township's own form and the county's: nobody sets another's.
  row('items.set', 'window', { clerk: 'obv', county: 'obvt' }, (value) => ({ spec: { on: true, zh: words, bo: '', papers: [], windows: [value], firstDays: 1, wholeDays: 5, askers: ['desk'], told: '' }, from: '2026-12-01' }), { of: 'windows' }),
  row('requests.enter', 'family', records, (familyId) => ({ familyId, item: 'OTHER', text: words }), { of: 'familyId' }), row('requests.enter', 'elder', records, (personId) => ({ personId, item: 'OTHER', text: words }), { of: 'personId' }),
  row('requests.get', 'request', matter, id), row('requests.withdraw', 'request', matter, id), row('requests.take', 'request', matter, id), row('requests.answer', 'request', matter, (value) => ({ id: value, words })),
  row('requests.confirm', 'request', matter, id), row('requests.reopen', 'request', matter, (value) => ({ id: value, reason: words })),
  row('requests.logAttempt', 'request', matter, (value) => ({ id: value, words })), row('requests.close', 'request', matter, id),
  row('requests.work', 'request', matter, id), row('requests.askPapers', 'request', matter, (value) => ({ id: value, papers: [words] })), row('requests.bring', 'request', matter, id), row('requests.accept', 'request', matter, id), row('requests.successors', 'request', matter, id),
  row('requests.pass', 'request', matter, (value, w) => ({ id: value, userId: w.spareLiaisonId, words }), { of: 'id' }), row('requests.bounce', 'request', matter, (value) => ({ id: value, words })), row('requests.suspend', 'request', matter, (value) => ({ id: value, reason: words })), row('requests.resume', 'request', matter, id), row('requests.end', 'request', matter, (value) => ({ id: value, reason: words })), row('requests.callBack', 'request', matter, (value) => ({ id: value, words })),
  row('requests.submit', 'family', { liaison: 'o', branch: 'obv', helper: 'obvtcm' }, (familyId) => ({ familyId, item: 'OTHER', text: words }), { of: 'familyId', never: ['member', 'family'] }), row('requests.submit', 'mandate', { helper: 'o' }, (mandateId) => ({ mandateId, item: 'NOSUCH', text: words }), { of: 'mandateId', never: ['member', 'family'] }),
  row('mandates.get', 'mandate', { ...records, member: 'o', family: 'o', helper: 'o' }, id), row('mandates.revoke', 'mandate', { ...records, member: 'o', family: 'o' }, id), row('mandates.agents', 'family', records, (familyId) => ({ familyId }), { never: ['member', 'family'] }),
  row('mandates.enter', 'elder', records, (principalId, w) => ({ principalId, agentId: w.liaisonId, until: '2020-01-01', how: 'phone' as const }), { of: 'principalId' }),
  row('pairings.pair', 'family', byArea, (familyId, w) => ({ familyId, helperId: w.spareLiaisonId, helperClass: 'society' }), { of: 'familyId' }),
  row('pairings.end', 'pairing', byArea, (value) => ({ id: value, reason: words })),
  // The one who brought it alone takes it back; the family’s other helper may know of it.
  row('gifts.confirm', 'gift', giftOf, (value) => ({ id: value, got: false })), row('gifts.notePaper', 'gift', giftOf, (value) => ({ id: value, receiver: words })), row('gifts.cancel', 'gift', giftOf, (value) => ({ id: value, reason: words }), { onlySees: ['helper'] }),
  row('zones.cover', 'village', byArea, (villageId, w) => ({ villageId, helperId: w.spareLiaisonId, level: 'village' }), { of: 'villageId' }), row('zones.end', 'zone', byArea, (value) => ({ id: value, reason: words })),
  // A scheme is the county’s: every office of it knows of all.
  row('schemes.coverage', 'scheme', schemeOf, id), row('schemes.subjects', 'scheme', schemeOf, id), row('schemes.load', 'scheme', schemeOf, id), row('schemes.set', 'scheme', schemeOf, (value) => ({ id: value, name: `工程${value}`.slice(0, 30), subjects: ['family'], levels: [], most: 50 })), row('schemes.end', 'scheme', schemeOf, id),
  row('happenings.tell', 'family', familyFile, (familyId) => ({ familyId, kind: 'moved', on: '2026-11-22' })),
  // The one who told it wears another account.
  row('happenings.takeBack', 'happening', familyFile, id, { onlySees: actors }),
  row('happenings.over', 'illness', familyFile, id),
  // What is written about a child in danger is the office's alone, and stays with those of the place.
  row('alarms.raise', 'family', { ...familyFile, clerk: '' }, (familyId) => ({ familyId, words })), row('alarms.get', 'alarm', { clerk: 'obv', civil: 'obv' }, id), row('alarms.note', 'alarm', { clerk: 'obv', civil: 'obv' }, (value) => ({ id: value, what: 'visited' })),
  row('referrals.appoint', 'person', { county: 'obvt', civil: 'obv' }, (personId) => ({ personId })), row('referrals.dismiss', 'person', { county: 'obvt', civil: 'obv' }, (personId) => ({ personId })),
  row('referrals.make', 'family', familyFile, (familyId, w) => ({ familyId, personId: w.spareLiaisonId, counsellorId: w.spareLiaisonId, reason: words }), { of: 'familyId' }),
  // Another than the counsellor is told nothing, not even that it is there.
  row('referrals.get', 'referral', {}, id), row('referrals.take', 'referral', {}, id), row('referrals.note', 'referral', {}, (value) => ({ id: value, words })), row('referrals.end', 'referral', {}, id),
  row('clinics.record', 'family', lookedAfter, (familyId, w) => ({ familyId, personIds: [w.spareLiaisonId], kind: 'checkup', on: '2026-11-22' }), { of: 'familyId' }), row('clinics.takeBack', 'attendance', lookedAfter, id, { onlySees: actors }),
  row('elders.get', 'elder', { secretary: 'ob', clerk: 'obv', civil: 'obv', liaison: 'o', branch: 'obv', helper: 'o' }, id), row('elders.save', 'elder', { ...servedChild, helper: 'o' }, (value) => ({ id: value, living: 'alone' })),
  row('grants.give', 'family', records, (familyId) => ({ familyId, kind: 'bees', amount: 2, project: words, on: '2026-11-22' })), row('grants.outcome', 'grant', { ...lookedAfter, ...served }, (value) => ({ id: value, on: '2026-11-22', amount: 3 })), row('grants.takeBack', 'grant', records, (value) => ({ id: value, reason: words })),
  row('grants.offer', 'family', { clerk: 'obv' }, (familyId) => ({ kind: 'place', title: words, gives: 'bees', amount: 2, places: 3, until: '2026-12-31', familyIds: [familyId] })),
  row('grants.closeOffer', 'offer', { clerk: 'obv' }, (value) => ({ id: value, reason: words })), row('grants.withdrawOffer', 'offer', { clerk: 'obv' }, (value) => ({ id: value, reason: words })),
  row('grants.answer', 'offerAnswer', { member: 'o', family: 'o' }, (value) => ({ id: value, want: true })), row('grants.takeUp', 'offerAnswer', { clerk: 'obv' }, id), row('grants.refuse', 'offerAnswer', { clerk: 'obv' }, (value) => ({ id: value, reason: words })),
  row('helpdays.plan', 'family', lookedAfter, (familyId) => ({ familyId, season: 'farm', on: '2026-12-01', halves: 1 })), row('helpdays.record', 'visitFamily', { helper: 'o' }, (familyId, w) => ({ familyId, season: 'farm', halves: 1, happenedAt: w.now })),
  row('helpdays.callOff', 'helpday', lookedAfter, (value) => ({ id: value, reason: words }), { onlySees: ['helper'] }),
  row('visits.checkPhoto', 'visitPhoto', { secretary: 'ob', clerk: 'obv' }, (value) => ({ id: value, pass: false, reason: words })),
  row('visits.record', 'visitFamily', { helper: 'o' }, (familyId, w) => ({ familyId, way: 'door', occasion: 'monthly', state: 'well', happenedAt: w.now })),
  row('duties.counts', 'township', { clerk: 'obv', county: 'obvt' }, (township) => ({ township }), { of: 'township' }), row('duties.counts', 'village', byArea, (village) => ({ village }), { of: 'village' }),
  row('duties.get', 'duty', byArea, id),
  row('duties.assign', 'duty', byArea, (value) => ({ id: value, to: { kind: 'office', hat: 'clerk' } }), { of: 'id' }),
  // Only its owner may say that it is done, so it is asked of one that has ended: whoever may know of it is told so.
  row('duties.cancel', 'duty', byArea, (value) => ({ id: value, reason: words })), row('duties.done', 'duty', byArea, (value) => ({ id: value, words })),
  row('duties.give', 'family', records, (value) => ({ title: words, dueOn: '2026-12-01', about: { kind: 'family', id: value }, to: { kind: 'office', hat: 'clerk' } }), { of: 'id' }), row('duties.give', 'person', { secretary: 'obv', clerk: 'obv' }, (personId, w) => ({ title: words, dueOn: '2026-12-01', about: { kind: 'org', id: w.villageId }, to: { kind: 'person', personId } }), { of: 'personId' }),
  row('greetings.get', 'greeting', ofPerson, id), row('greetings.echo', 'greeting', { member: 'o' }, (value) => ({ id: value, kind: 'well' })), row('greetings.send', 'member', { clerk: 'obv' }, (memberId) => ({ occasion: '元旦', year: 2027, text: words, lines: [{ memberId, line: words }] }), { of: 'lines' }),
  // A post of a village is read by whoever is of the village, under any hat that reads; offices above read it at the desk.
  row('posts.get', 'post', { member: 'ob', family: 'ob', liaison: 'ob', helper: 'ob', secretary: 'ob' }, id), row('posts.open', 'post', byArea, id),
  // Before anybody else has written the next version, which its writer may not look at.
  row('posts.review', 'post', byArea, (value) => ({ id: value, version: 9999, show: true })),
  row('posts.write', 'post', byArea, (value) => ({ id: value, topic: 'labour', title: words, text: words }), { of: 'id' }), row('posts.write', 'village', byArea, (placeId) => ({ topic: 'labour', title: words, text: words, placeId }), { of: 'placeId' }), row('posts.write', 'township', { clerk: 'obv', county: 'obvt' }, (placeId) => ({ topic: 'labour', title: words, text: words, placeId }), { of: 'placeId' }),
  row('posts.withdraw', 'post', byArea, (value) => ({ id: value, reason: words })),
  // A meeting is of the village whose secretary planned it; he who is asked knows of it.
  row('meetings.get', 'meeting', { ...records, member: 'o' }, id), row('meetings.candidates', 'meeting', records, id), row('meetings.reply', 'meeting', { member: 'o' }, (value) => ({ id: value, reply: 'yes' })),
  // Asked by this, the member knows of the meeting from then on.
  row('meetings.invite', 'meeting', records, (value, w) => ({ id: value, memberIds: [w.memberId] }), { of: 'id' }),
  row('meetings.followUp', 'meeting', records, (value) => ({ id: value, title: words, dueOn: '2026-12-01', to: 'clerk' }), { of: 'id' }), row('meetings.hold', 'meeting', records, (value) => ({ id: value, heldOn: '2030-01-01', attended: [] })), row('meetings.cancel', 'meeting', records, (value) => ({ id: value, reason: words })),
  row('meetings.guests', 'meeting', records, (value) => ({ id: value, kind: 'elder' })), row('meetings.askGuests', 'meeting', records, (value, w) => ({ id: value, kind: 'elder', personIds: [w.elderId] }), { of: 'id' }), row('meetings.pair', 'meeting', records, (value, w) => ({ id: value, guestId: w.villageId, withId: null })),
  row('meetings.plan', 'site', records, (siteId) => ({ kind: 'peer', title: words, place: words, onDay: '2020-01-01', at: words, siteId }), { of: 'siteId' }),
  row('sites.add', 'village', { clerk: 'obv' }, (villageId) => ({ villageId, name: words, place: words, keeper: words, phone: '0855-7654321', days: words, from: '2026-12-01' }), { of: 'villageId' }),
  row('sites.change', 'site', { clerk: 'obv' }, (value) => ({ id: value, name: words, place: words, keeper: words, phone: '0855-7654321', days: words, version: 90 })), row('sites.close', 'site', { clerk: 'obv' }, (value) => ({ id: value, on: '2020-01-01', reason: words })),
  // Outposts are known in the whole county; the county and its own people keep one, and the clerk of the township it stands under.
  row('outposts.get', 'outpost', ofCounty, id), row('markets.days', 'outpost', ofCounty, id),
  row('outposts.set', 'outpost', ofCounty, (value) => ({ id: value, hours: words, way: words, facilities: [], version: 90 }), { onlySees: ['clerk'] }), row('outposts.addStaff', 'outpost', ofCounty, (value) => ({ id: value, name: words, languages: ['zh'] }), { onlySees: ['clerk'] }),
  row('outposts.planJoint', 'outpost', ofCounty, (value) => ({ id: value, title: words, host: words, onDay: '2026-12-01' }), { onlySees: ['clerk'] }),
  row('outposts.endStaff', 'staff', { county: 'obvt', outpost: 'obvt' }, (staffId, w) => ({ id: w.outpostId, staffId }), { of: 'staffId', never: ['clerk'] }), row('outposts.cancelJoint', 'joint', { county: 'obvt', outpost: 'obvt' }, (jointId, w) => ({ id: w.outpostId, jointId, reason: words }), { of: 'jointId', never: ['clerk'] }),
  row('outposts.holdJoint', 'joint', { county: 'obvt', outpost: 'obvt' }, (jointId, w) => ({ id: w.outpostId, jointId, onDay: '2026-11-22', came: 3 }), { of: 'jointId', never: ['clerk'] }),
  row('markets.setRule', 'outpost', ofCounty, (value) => ({ id: value, calendar: 'solar', days: [5, 15, 25], from: '2026-12-01' }), { onlySees: ['clerk'] }), row('markets.setDay', 'outpost', ofCounty, (value) => ({ id: value, day: '2026-12-06', on: true, version: 90 }), { onlySees: ['clerk'] }), row('markets.setRota', 'outpost', ofCounty, (value) => ({ id: value, day: '2026-12-03', staffIds: [], version: 90 }), { onlySees: ['clerk'] }),
  row('markets.book', 'outpost', ofCounty, (value) => ({ id: value, day: '2026-12-03', item: 'OTHER' })), row('markets.unbook', 'booking', { member: 'o', family: 'o', helper: 'o' }, id),
  row('markets.openTablet', 'outpost', ofCounty, (value) => ({ id: value, day: '2026-12-03', device: value }), { onlySees: ['clerk'] }), row('markets.queue', 'outpost', ofCounty, (value) => ({ id: value, day: '2026-12-03' }), { onlySees: ['clerk'] }), row('markets.report', 'outpost', ofCounty, (value) => ({ id: value, day: '2026-12-03' }), { onlySees: ['clerk'] }),
  row('markets.intake', 'outpost', ofCounty, (value, w) => ({ ...aTurn(value, w.now), asker: { name: words }, item: 'OTHER' }), { onlySees: ['clerk'], of: 'id' }), row('markets.serve', 'queue', ofCounty, (value, w) => aTurn(value, w.now), { onlySees: ['clerk'] }), row('markets.finish', 'queue', ofCounty, (value, w) => ({ ...aTurn(value, w.now), outcome: 'later' }), { onlySees: ['clerk'] }),
  row('difficulties.setKind', 'difficulty', ofPerson, (value) => ({ id: value, kind: 'other' })),
  row('marks.of', 'request', byArea, (subjectId) => ({ on: 'case', subjectId }), { of: 'subjectId' }), row('marks.put', 'mark', ofCountyDesks, (value, w) => ({ on: 'outpost', subjectId: w.outpostId, id: value, put: true }), { of: 'id' }),
  // Ended for all at once: whoever comes second is told so.
  row('marks.end', 'mark', { county: 'obvt' }, id),
  row('notices.reminder', 'reminder', offices, id), row('notices.deliveries', 'reminder', offices, (reminderId) => ({ reminderId })),
  row('notices.dial', 'call', ofPerson, id), row('notices.taskDone', 'call', ofPerson, (value) => ({ id: value, outcome: 'no_answer' })),
  row('notices.gotIt', 'notice', { member: 'o' }, id), row('notices.told', 'toTell', { secretary: 'ob', clerk: 'obv' }, id),
  row('imports.start', 'workbook', {}, (fileId) => ({ fileId })),
  row('imports.get', 'import', ofOffice, id), row('imports.questions', 'import', ofOffice, id), row('imports.rows', 'import', ofOffice, id), row('imports.around', 'import', ofOffice, (value) => ({ id: value, sheet: 'Sheet1', row: 1 })),
  row('imports.answer', 'import', ofOffice, (value) => ({ id: value, answers: [{ key: 'x', value: 'x' }] })), row('imports.failedRows', 'import', ofOffice, id, { onlySees: ['clerk'] }), row('imports.dryRun', 'import', ofOffice, id), row('imports.commit', 'import', ofOffice, id), row('imports.drop', 'import', ofOffice, id), row('imports.undo', 'import', ofOffice, id), row('imports.mapHeads', 'import', ofOffice, (value) => ({ id: value, columns: [{ sheet: '名册', letter: 'A', field: 'name' }] })), row('imports.forgetHead', 'savedHead', { clerk: 'obvt' }, id),
  row('stats.township', 'township', areas, (township) => ({ township }), { of: 'township' }), row('stats.township', 'village', byArea, (village) => ({ village }), { of: 'village' }),
  row('stats.records', 'township', areas, (township) => ({ figure: 'members', township }), { of: 'township' }), row('stats.records', 'village', byArea, (village) => ({ figure: 'members', village }), { of: 'village' }),
  row('stats.gaps', 'township', areas, (township) => ({ kind: 'no_liaison', township }), { of: 'township' }), row('stats.gaps', 'village', byArea, (village) => ({ kind: 'no_liaison', village }), { of: 'village' }),
  row('ledgers.export', 'township', { clerk: 'obv' }, (township) => ({ ledger: 'outflow', township }), { of: 'township', otherwise: 403 }),
  row('ledgers.export', 'village', { secretary: 'ob', clerk: 'obv' }, (village) => ({ ledger: 'outflow', village }), { of: 'village', otherwise: 403 }),
  row('ledgers.ask', 'township', { clerk: 'obv' }, (township) => ({ ledger: 'outflow', purpose: words, township }), { of: 'township', otherwise: 403 }), row('ledgers.ask', 'village', { secretary: 'ob', clerk: 'obv' }, (village) => ({ ledger: 'outflow', purpose: words, village }), { of: 'village', otherwise: 403 }),
  // Asked by the clerk of the township: no village knows of it, and nobody but him fetches it.
  row('ledgers.approve', 'asking', askings, id), row('ledgers.refuse', 'asking', askings, (value) => ({ id: value, reason: words })), row('ledgers.take', 'asking', { clerk: 'obv' }, id, { onlySees: ['clerk'] }),
  row('home.call', 'elder', { member: 'o', family: 'o', liaison: 'o', branch: 'obv', helper: 'o' }, (personId) => ({ personId })),
];

/** Endpoints that take an id and name nothing by it, each with the reason. */
export const namesNothing: Partial<Record<EndpointName, string>> = {
  'sites.list': 'of a village that is not of one’s own place it answers nothing: sites.api.test',
  'mandates.grant': 'agentId is one of those who look after one’s own family: mandates.api.test', 'items.sheet': 'what everybody may know, and nobody’s data: items.api.test',
  'stamps.list': 'memberId only narrows one’s own list', 'accounts.invites': 'personId only narrows one’s own list', 'stamps.takeBack': 'one gives it first, which a shared row cannot be twice: papers.api.test',
  'surveys.rounds': 'township only narrows one’s own list', 'memberships.counts': 'township only narrows one’s own list',
  'migrants.list': 'village only narrows one’s own list', 'members.count': 'village only narrows one’s own list', 'members.list': 'village only narrows one’s own list', 'families.list': 'village only narrows one’s own list', 'pairings.list': 'village only narrows one’s own list', 'gifts.list': 'village only narrows one’s own list', 'zones.list': 'village only narrows one’s own list', 'pairings.left': 'village only narrows one’s own list', 'duties.list': 'village only narrows one’s own list', 'duties.visits': 'h', 'duties.plan': 'village only narrows one’s own list', 'notices.unreached': 'village only narrows one’s own list', 'visits.list': 'familyId and village only narrow one’s own list', 'helpdays.figures': 'village only narrows one’s own figures', 'clinics.figures': 'village only narrows one’s own figures', 'checkins.send': 'a recording is one’s own upload: checkins.api.test',
  'cards.sheet': 'ids only narrow one’s own list', 'clinics.list': 'familyId and village only narrow one’s own list', 'grants.list': 'familyId and village only narrow one’s own list', 'grants.figures': 'village only narrows one’s own figures', 'grants.answers': 'offerId and familyId only narrow one’s own list', 'elders.list': 'village only narrows one’s own list', 'helpdays.list': 'familyId and village only narrow one’s own list',
  'services.list': 'unit only narrows one’s own list',
  'happenings.list': 'familyId and personId only narrow one’s own list',
  'markets.bookings': 'outpostId only narrows one’s own list',
  'reports.handIn': 'photos and recordings are one’s own uploads: reports.api.test',
};

export interface ListCase { endpoint: EndpointName; subject: Subject; sees: Sees; pick(row: Record<string, unknown>): unknown; input?: object }
const list = (endpoint: EndpointName, subject: Subject, sees: Sees, field = 'id', input: object = {}): ListCase => ({ endpoint, subject, sees, pick: (r) => r[field], input });
/** Every list, and whose rows stand in it. */
export const lists: readonly ListCase[] = [
  list('members.list', 'member', roster), list('people.merges', 'merge', records), list('families.list', 'family', { ...offices, liaison: 'o', county: 'obvt', civil: 'obv' }), list('checkins.list', 'checkin', ofFamily), list('happenings.list', 'happening', familyFile), list('alarms.list', 'alarm', { clerk: 'obv', civil: 'obv' }), list('referrals.list', 'referral', { secretary: 'ob', clerk: 'obv', member: 'o' }),
  list('clinics.list', 'attendance', { ...familyFile, civil: 'obv', county: 'obvt' }), list('grants.list', 'grant', { ...familyFile, county: 'obvt' }), list('grants.offers', 'offer', keepers), list('grants.answers', 'offerAnswer', { ...familyFile, county: 'obvt' }), list('helpdays.list', 'helpday', { ...familyFile, county: 'obvt' }), list('elders.list', 'elder', { ...served, civil: 'obv', helper: 'o' }, 'personId'), list('reports.list', 'report', ofPerson), list('requests.list', 'request', matter), list('mandates.list', 'mandate', { ...records, member: 'o', family: 'o', helper: 'o' }),
  list('cards.list', 'card', { ...offices, liaison: 'o' }), list('cards.asks', 'cardAsk', { ...offices, liaison: 'o' }), list('cards.sheet', 'card', { clerk: 'obv' }), list('services.list', 'service', { ...byArea, window: 'obv' }), list('services.callBacks', 'callBack', byArea), list('services.toRate', 'service', { member: 'o', family: 'o', liaison: 'o', branch: 'obv' }), list('stats.services', 'service', byArea, 'id', { month: '2026-11' }),
  list('accounts.invites', 'invite', given), list('accounts.hats', 'hat', byArea), list('accounts.bindRequests', 'bind', ofPerson),
  list('pairings.list', 'pairing', { ...byArea, civil: 'obv' }), list('zones.list', 'zone', byArea), list('gifts.list', 'gift', giftOf), list('duties.list', 'duty', byArea, 'id', { view: 'place' }), list('visits.photos', 'visitPhoto', { secretary: 'ob', clerk: 'obv' }), list('visits.list', 'visit', { ...roster, member: '', helper: 'o' }), list('notices.phoneTasks', 'call', ofPerson), list('greetings.list', 'greeting', ofPerson), list('markets.bookings', 'booking', { ...ofFamily, helper: 'o', outpost: 'obvt' }), list('difficulties.list', 'difficulty', { ...offices, liaison: 'o' }), list('meetings.list', 'meeting', { ...records, member: 'o' }), list('sites.list', 'site', { ...byArea, member: 'ob', family: 'ob', liaison: 'ob', helper: 'ob', branch: 'obv', civil: 'obv' }), list('posts.desk', 'post', byArea), list('posts.list', 'post', { member: 'ob', family: 'ob', liaison: 'ob', helper: 'ob', secretary: 'ob' }), list('notices.unreached', 'unreached', { secretary: 'ob', clerk: 'obv' }), list('imports.list', 'import', ofOffice),
  list('imports.heads', 'savedHead', { clerk: 'obvt', secretary: 'obvt', county: 'obvt' }), list('surveys.rounds', 'survey', areas),
  list('transfers.list', 'transfer', roster), list('papers.list', 'paper', roster), list('arrivals.list', 'arrival', roster), list('arrivals.atHost', 'arrival', hosted), list('stamps.list', 'stamp', { ...roster, ...hosted }),
  list('migrants.list', 'migrant', byArea), list('ledgers.askings', 'asking', askings), list('stats.records', 'person', byArea, 'id', { figure: 'members' }),
];
