import type { Output } from '@guiyan/shared/contract';
import { contactStateOf, isLongVisit, isSilent, isUnreached, stateOf, verifyStateOf, type GoingFacts } from '@guiyan/shared/domain/members';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { provinceNamed } from '@guiyan/shared/domain/regions';
import { wearer, type Op } from '../../platform/op';
import { hatsOfPeople } from '../accounts';
import { idNoOf, peopleById, phoneOf, protectedAmong, seesProtected } from '../people';
import { committedSettings, type SettingValues } from '../settings';
import { appointedLiaisons, memberFactsNow, rosterLiaisons, type Going, type MemberFacts, type MemberLine } from './members.queries';
import { asPrecision, asTrade } from './members.rules';
import { listMembers } from './roster.queries';

type Row = Output<'members.list'>['rows'][number];
type Page = Output<'members.get'>;
const maskId = (id: string): string => `${id.slice(0, 4)}${'*'.repeat(Math.max(id.length - 8, 0))}${id.slice(-4)}`;
export const placeWords = ({ province, city }: { province: string | null; city: string | null }): string => (city && city !== province ? `${province ?? ''} ${city}`.trim() : province ?? '');

const goingOf = (o: Pick<Going, 'outDay' | 'outPrecision' | 'expectedMonths' | 'backDay'>, transferredOn: string | null): GoingFacts =>
  ({ outDay: o.outDay, outPrecision: asPrecision(o.outPrecision), expectedMonths: o.expectedMonths, backDay: o.backDay, transferredOn });

/** What today and the county's rules make of the facts; nobody ever typed it. */
function statesOf(op: Op, m: { transferredOn: string | null; inflow: number | boolean | null; verifiedOn: string | null; lastContactDay: string | null; unreachedOn: string | null; proposedOn: string | null; decidedOn: string | null }, o: Pick<Going, 'outDay' | 'outPrecision' | 'expectedMonths' | 'backDay' | 'fromDay'> | null, v: SettingValues): Pick<Row, 'state' | 'verified' | 'verifiedOn' | 'contact'> {
  const verified = { verified: verifyStateOf(m.verifiedOn, op.today, v.verify_stale_months), verifiedOn: m.verifiedOn };
  if (!o) return { state: m.transferredOn !== null && m.transferredOn <= op.today ? 'transferred' : m.inflow ? 'inflow' : 'home', ...verified, contact: null };
  const since = m.lastContactDay ?? o.fromDay;
  return {
    state: stateOf(goingOf(o, m.transferredOn), op.today, v.out_months), ...verified,
    contact: wearer(op).hat === 'member' ? null : contactStateOf({ since, unreached: isUnreached(m), proposedOn: m.proposedOn, decidedOn: m.decidedOn }, op.today, v.lost_months),
  };
}

/** Lists never hold a full number: the mask is made here and the number goes no further. */
export const presentLine = (op: Op, m: MemberLine, v: SettingValues): Row => {
  const phone = m.phoneCt ? op.services.keys.open(m.phoneCt, { table: 'people', column: 'phone', row: m.personId, county: m.countyId }) : null;
  return {
    id: m.id, personId: m.personId, familyId: m.familyId, name: m.name, village: m.village ?? '', villageId: m.villageId ?? m.id, phone: phone && maskPhone(phone), outDay: m.outDay, outPrecision: asPrecision(m.outPrecision), place: placeWords(m),
    inProvince: m.inProvince === null ? null : Boolean(m.inProvince), job: m.job ?? '', trade: asTrade(m.trade), liaison: m.liaison, lastCheckinOn: m.lastContactDay, ...statesOf(op, m, m.fromDay === null ? null : { ...m, fromDay: m.fromDay }, v),
  };
};

/** What this hat may do now; the screens show no other button. */
function deedsOf(op: Op, m: MemberFacts, open: Going | undefined, v: SettingValues): Page['can'] {
  const { hat, userId } = wearer(op);
  const serves = hat === 'liaison' || hat === 'secretary' || hat === 'clerk';
  if (!serves && hat !== 'member') return [];
  const going: Page['can'] = m.inflow || (m.transferredOn && m.transferredOn <= op.today) ? [] : open ? ['move', 'come_back', 'visit_home'] : ['leave'];
  if (!serves) return going;
  const proposed = m.proposedOn !== null;
  const maySeek = open !== undefined || proposed;
  return [
    ...(m.phoneCt ? ['reveal_phone' as const, 'call' as const] : []), ...(m.idNoCt ? ['reveal_id' as const] : []), ...going, ...(open ? ['verify' as const] : []), 'log_contact', ...(maySeek ? ['log_search' as const] : []),
    ...(open && !proposed && Number(m.searches) > 0 && isSilent(m.lastContactDay ?? open.fromDay, op.today, v.lost_months) ? ['propose_lost' as const] : []),
    ...(proposed && !m.decidedOn && m.proposedBy === userId ? ['withdraw_lost' as const] : []), ...(proposed && !m.decidedOn && hat !== 'liaison' ? ['decide_lost' as const] : []), ...(proposed ? ['found' as const] : []),
  ];
}

export async function presentMember(op: Op, m: MemberFacts, v: SettingValues): Promise<Page> {
  const hidden = seesProtected(op) ? new Set<string>() : await protectedAmong(op, m.kin.map((k) => k.personId));
  const open = m.outflows.find((o) => o.backDay === null);
  const person = { id: m.personId, countyId: m.countyId, phoneCt: m.phoneCt, idNoCt: m.idNoCt };
  const phone = phoneOf(op, person);
  const idNo = idNoOf(op, person);
  const isHimself = wearer(op).hat === 'member';
  return {
    id: m.id, personId: m.personId, familyId: m.familyId, name: m.name, village: m.village ?? '', villageId: m.villageId ?? m.id, phone: phone && maskPhone(phone), outDay: open?.outDay ?? null, outPrecision: asPrecision(open?.outPrecision ?? 'day'), place: open ? placeWords(open) : '',
    inProvince: open ? (open.inProvince === null ? null : Boolean(open.inProvince)) : null, job: open?.job ?? '', trade: asTrade(open?.trade ?? null), liaison: m.liaison, lastCheckinOn: m.lastContactDay, sex: m.sex, birth: m.birth, nation: m.nation, edu: m.edu,
    idNo: idNo && maskId(idNo), branch: m.branch, joinDay: m.joinDay, groupName: m.groupName, family: m.kin.filter((k) => !hidden.has(k.personId)), ...statesOf(op, m, open ?? m.outflows[0] ?? null, v), ...(open ? {} : { contact: null }),
    outflows: m.outflows.map((o) => ({ outDay: o.outDay, outPrecision: asPrecision(o.outPrecision), backDay: o.backDay, place: placeWords(o), job: o.job })),
    going: open ? {
      version: open.outflowVersion, outDay: open.outDay, outPrecision: asPrecision(open.outPrecision), province: provinceNamed(open.province)?.code ?? null, city: open.city, job: open.job, trade: asTrade(open.trade), reason: open.reason, expectedMonths: open.expectedMonths,
      homeSince: m.homeSince, isLongVisit: m.homeSince !== null && isLongVisit(m.homeSince, null, op.today, v.max_home_days),
    } : null,
    verifiedBy: m.verifiedBy, silentSince: isHimself || !open ? null : m.lastContactDay ?? open.fromDay, unreachedOn: isHimself || !open || !isUnreached(m) ? null : m.unreachedOn,
    lost: isHimself || !m.proposedOn ? null : { since: m.since ?? m.proposedOn, reason: m.lostReason, words: m.lostWords, proposedOn: m.proposedOn, proposedBy: m.proposedByName, decidedOn: m.decidedOn, body: m.body, documentNo: m.documentNo },
    can: deedsOf(op, m, open, v),
  };
}
/** The page after a write: with what this unit of work has written. */
export const presentChanged = async (op: Op, memberId: string, v: SettingValues): Promise<Page> => presentMember(op, await memberFactsNow(op, memberId), v);

/** N5 Coverage is complete, or the gaps are listed by name. */
export async function presentLiaisons(op: Op): Promise<Output<'members.liaisons'>> {
  const all: MemberLine[] = [];
  const values = await committedSettings(op, wearer(op).countyId, op.today);
  for (let cursor: string | undefined, more = true; more;) {
    const page = await listMembers(op, { limit: 200, ...(cursor ? { cursor } : {}) }, values);
    all.push(...page.rows);
    cursor = page.next ?? undefined;
    more = cursor !== undefined;
  }
  const appointed = await appointedLiaisons(op);
  const people = await peopleById(op, appointed.map((l) => l.personId));
  const withHat = await hatsOfPeople(op, appointed.map((l) => l.personId), 'liaison');
  const gaps = all.filter((m) => m.liaison === null);
  return {
    members: all.length, covered: all.length - gaps.length,
    fromRoster: (await rosterLiaisons(op)).map((r) => ({ name: r.name, village: r.village, members: Number(r.members) })),
    liaisons: appointed.map((l) => {
      const person = people.get(l.personId);
      const phone = person && phoneOf(op, person);
      return { personId: l.personId, name: l.name, village: l.village ?? '', members: Number(l.members), phone: phone ? maskPhone(phone) : null, hasHat: withHat.has(l.personId) };
    }),
    gaps: gaps.map((m) => ({ id: m.id, name: m.name, village: m.village ?? '' })),
  };
}
