import type { Output, Parsed } from '@guiyan/shared/contract';
import { addMonths, firstOfMonth, monthOf, quarterOf } from '@guiyan/shared/domain/dates';
import { duesAdvice, duesNotes, monthsUnpaid, UNPAID_MONTHS } from '@guiyan/shared/domain/dues';
import { activities, activityWords, adviceRules, advisedWords, carriers, paperKinds, whichPaper, type Activity, type PaperKind } from '@guiyan/shared/domain/papers';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { badInput, ensure, notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { findMemberOfPerson, placeWords } from '../members';
import { listOutposts } from '../orgs';
import { phoneOf } from '../people';
import { lastArrival, stateOf, type ArrivalLine, type HostLine } from './arrivals.queries';
import { hostVerbs, mayWithdraw } from './arrivals.rules';
import type { DuesRow } from './going.entity';
import { codeOf } from './papers.actions';
import { ownRules, papersOfPerson, ruleHistory, type OwnRule, type PaperLine } from './papers.queries';
import { isCheckDue, paperState, spacedCode, tableOf } from './papers.rules';
import { presentWho } from './sight';
import { duesPaidTo, listUnpaid, stampsOf, type StampLine } from './stamps.queries';
import { lastTransfer, type TransferLine } from './transfers.queries';
import { dueOf, isOpen, overdueOf, transferState, verbsOf } from './transfers.rules';

const office = ['secretary', 'clerk'];
const kindOf = (text: string): PaperKind => paperKinds.find((k) => k === text) ?? 'activity';
const activityOf = (text: string): Activity => activities.find((a) => a === text) ?? 'other';

/** As it stood on `asOf`; verbs only where that is today. */
export function presentTransfer(op: Op, t: TransferLine, asOf: string = op.today): Output<'transfers.start'> {
  const state = transferState(t, asOf) ?? 'preparing';
  const by = (day: string | null) => (day !== null && day <= asOf ? day : null);
  const lettered = by(t.letterOn) !== null;
  const handed = by(t.handedOn) !== null;
  return {
    id: t.id, ...presentWho(t), state, toOrg: t.toOrg, toWhere: t.toWhere, startedOn: t.startedOn, letterNumber: lettered ? t.number : null, letterOn: by(t.letterOn), validDays: lettered ? t.validDays : null, letterUntil: lettered ? t.letterUntil : null,
    handedOn: by(t.handedOn), carrier: handed ? carriers.find((k) => k === t.carrier) ?? null : null, receiptDue: handed ? t.receiptDue : null, receivedOn: by(t.receivedOn), endedOn: by(t.endedOn), reason: by(t.endedOn) ? t.reason : '', backOn: by(t.backOn), backFrom: by(t.backOn) ? t.backFrom ?? '' : '',
    due: dueOf(t, asOf), overdue: overdueOf(t, asOf), owner: isOpen(state) ? t.owner : null, can: asOf === op.today ? verbsOf(state, wearer(op).hat) : [],
  };
}

export function presentPaper(op: Op, p: PaperLine): Output<'papers.register'> {
  const state = paperState(p, op.today);
  const isOffice = office.includes(wearer(op).hat);
  const due = isCheckDue(p, p.checkedYear, op.today);
  return {
    id: p.id, ...presentWho(p), kind: kindOf(p.kind), number: p.number, issuedOn: p.issuedOn, expiresOn: p.expiresOn, state, endedOn: p.endedOn, reason: p.reason, checkedOn: p.checkedOn, checkedBy: p.checkedBy, checkDue: due,
    can: isOffice ? [...(due ? (['check'] as const) : []), ...(p.endedOn === null ? (['end'] as const) : []), ...(state === 'valid' ? (['code'] as const) : [])] : [],
  };
}

export const presentArrival = (op: Op, a: ArrivalLine): Output<'arrivals.report'> => ({
  id: a.id, ...presentWho(a), host: a.host, hostPhone: a.hostPhone, state: stateOf(a.status), reportedOn: a.reportedOn, by: a.byName, byLiaison: Boolean(a.byLiaison), answeredOn: a.answeredOn, reason: a.reason,
  can: mayWithdraw(stateOf(a.status), wearer(op).hat) ? ['withdraw'] : [],
});
/** Before and after the acceptance: name and city, and nothing else. */
export function presentAtHost(op: Op, a: HostLine): Output<'arrivals.accept'> {
  const state = stateOf(a.status);
  const isTaken = state === 'accepted';
  const phone = isTaken ? phoneOf(op, { id: a.personId, countyId: a.countyId, phoneCt: a.phoneCt }) : null;
  return {
    id: a.id, name: a.name, city: a.province === null ? '' : placeWords({ province: a.province, city: a.city ?? '' }), state, reportedOn: a.reportedOn, answeredOn: a.answeredOn,
    personId: isTaken ? a.personId : null, phone: phone && maskPhone(phone), branch: isTaken ? a.branch : null, duesTo: isTaken ? a.duesTo : null, stamps: isTaken ? Number(a.stamps) : null, can: hostVerbs(state),
  };
}
export const presentStamp = (op: Op, s: StampLine): Output<'stamps.give'> => ({
  id: s.id, arrivalId: s.arrivalId, personId: s.keptId, name: s.name, host: s.host, activity: activityOf(s.activity), label: activityWords[activityOf(s.activity)], on: s.onDay, words: s.words, by: s.byName,
  can: wearer(op).hat === 'outpost' && s.hostOrgId === wearer(op).orgId ? ['takeBack'] : [],
});
export function presentDues(op: Op, d: DuesRow): Output<'dues.record'> {
  const { hat, orgId } = wearer(op);
  const mayMend = office.includes(hat) || (hat === 'outpost' && d.hostOrgId === orgId);
  return { id: d.id, paidTo: d.paidTo, place: d.place, receiver: d.receiver, on: d.onDay, by: d.byName, at: Number(d.at), takenBack: d.takenBackOn !== null, reason: d.reason, can: mayMend && d.takenBackOn === null ? ['takeBack'] : [] };
}
export const presentHosts = async (op: Op): Promise<Output<'arrivals.hosts'>> => ({ rows: (await listOutposts(op, wearer(op).countyId)).map((o) => ({ id: o.id, name: o.name, phone: o.phone })) });

/** Everything of the member’s own, for his one page. */
export async function presentMine(op: Op): Promise<Output<'papers.mine'>> {
  const { personId } = wearer(op);
  const member = personId ? await findMemberOfPerson(op, personId) : null;
  ensure(member, notFound());
  const quarter = quarterOf(op.today);
  const [transfer, arrival] = [await lastTransfer(op, member.personId), await lastArrival(op, member.personId)];
  return {
    papers: (await papersOfPerson(op, member.personId)).map((p) => {
      const state = paperState(p, op.today);
      return { id: p.id, kind: kindOf(p.kind), number: p.number, issuedOn: p.issuedOn, expiresOn: p.expiresOn, state, checkedOn: p.checkedOn, code: state === 'valid' ? spacedCode(codeOf(op, p)) : null };
    }),
    transfer: transfer && presentTransfer(op, transfer), arrival: arrival && presentArrival(op, arrival), duesTo: await duesPaidTo(op, member.personId),
    stamps: (await stampsOf(op, member.personId, quarter)).map((s) => presentStamp(op, s)), quarter: quarter.key,
  };
}

const presentRule = (r: (typeof adviceRules)[number] | OwnRule): Output<'papers.rules'>['rows'][number] => {
  const from = 'fromDay' in r ? r.fromDay : null;
  return { code: r.code, minMonths: r.minMonths, maxMonths: r.maxMonths, settled: r.settled, placeKnown: r.placeKnown, paper: r.paper, words: r.words, source: r.source, own: from !== null, from };
};
/** C2 The answer cites the rule it comes from. */
export async function presentAdvice(op: Op, facts: Parsed<'papers.whichPaper'>): Promise<Output<'papers.whichPaper'>> {
  const table = tableOf(await ownRules(op));
  // A county may have narrowed the last line too: then the published one still answers.
  const rule = whichPaper(table, facts) ?? adviceRules.at(-1)!;
  return { ...presentRule(rule), advice: advisedWords[rule.paper] };
}
export const presentRules = async (op: Op): Promise<Output<'papers.rules'>> => ({
  rows: tableOf(await ownRules(op)).map(presentRule), history: (await ruleHistory(op)).map((r) => ({ ...presentRule(r), from: r.fromDay, until: r.untilDay, by: r.byName })),
});

export function presentDuesAdvice(_: Op, input: Parsed<'papers.duesAdvice'>): Output<'papers.duesAdvice'> {
  const advice = duesAdvice(input.kind, input.baseFen);
  ensure(advice, badInput('dues.base_needed', { baseFen: 'required' }));
  return { ...advice, notes: duesNotes(input.kind, input) };
}

const PROPOSAL = '半年没交党费的，请支部先联系、问清原因，能补交的补交；没有正当理由的，由支部按程序研究。这里只是提醒，不作决定。';
export async function presentUnpaid(op: Op, input: Parsed<'dues.unpaid'>): Promise<Output<'dues.unpaid'>> {
  // Six months that are over lie between the month paid to and the running one.
  const before = monthOf(addMonths(firstOfMonth(op.today), -UNPAID_MONTHS));
  const page = await listUnpaid(op, before, input);
  return {
    rows: page.rows.map((u) => ({ ...presentWho(u), paidTo: u.paidTo, months: monthsUnpaid(u.paidTo, op.today) })), next: page.next, unknown: page.unknown,
    proposal: PROPOSAL, source: '《中国共产党党员教育管理工作条例》第三十一条、《关于中国共产党党费收缴、使用和管理的规定》',
  };
}
