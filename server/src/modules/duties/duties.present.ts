import type { Output } from '@guiyan/shared/contract';
import { addDays, dayWords, monthOf } from '@guiyan/shared/domain/dates';
import { BY_HAND, dutyRules, dutyStateOf, type DutyEvidence, type DutyOwner, type DutyStep } from '@guiyan/shared/domain/duties';
import { hatTitle, type Hat } from '@guiyan/shared/domain/hats';
import { inLabels, type OwnLabels } from '@guiyan/shared/domain/labels';
import { wearer, type Op } from '../../platform/op';
import { familyName } from '../families';
import { orgNames } from '../orgs';
import { labelsOf } from '../settings';
import type { DutyRuleRow } from './duties.entity';
import { getDuty, isMine, stepsOf, tally, type DutyLine, type Tally } from './duties.queries';
import { isStarting, specsOn } from './duties.rules';
import { dutyCalendar } from './calendar.queries';
import { occurrences, type Calendar } from './occurrences.rules';
import { listRuleSpans } from './ruleset.queries';

const subjectName = (d: DutyLine): string => (d.subjectKind === 'member' ? d.personName : d.subjectKind === 'family' ? (d.headName ? familyName(d.headName) : null) : d.orgName) ?? '';
const ownerName = (d: DutyLine, labels: OwnLabels): string => d.assignee ?? d.assigneeOrg ?? hatTitle(d.assigneeHat as Hat, labels);

export function presentDuty(op: Op, d: DutyLine, labels: OwnLabels, own: boolean): Output<'duties.list'>['rows'][number] {
  const isOpen = d.state === 'open';
  const office = ['secretary', 'clerk', 'county'].includes(wearer(op).hat);
  return {
    id: d.id, rule: d.ruleCode, title: inLabels(d.title, labels), period: d.period, subject: { kind: d.subjectKind as 'member', id: d.subjectId, name: subjectName(d) }, village: d.village ?? '', opensOn: d.opensOn, dueOn: d.dueOn, state: dutyStateOf(d, op.now),
    doneOn: d.doneOn, owner: { hat: d.assigneeHat as DutyOwner, name: ownerName(d, labels) }, escalatedTo: d.escalatedHat ? d.escalatee ?? hatTitle(d.escalatedHat as Hat, labels) : '', evidence: d.evidence as DutyEvidence, words: d.words,
    can: isOpen ? [...(d.evidence === 'hand' && own ? (['done'] as const) : []), ...(office ? (['cancel', 'assign'] as const) : [])] : [],
  };
}
export async function presentDuties(op: Op, list: readonly DutyLine[], own: boolean): Promise<Output<'duties.list'>['rows']> {
  const labels = await labelsOf(op, wearer(op).countyId);
  return list.map((d) => presentDuty(op, d, labels, own));
}
export async function presentOne(op: Op, id: string): Promise<Output<'duties.done'>> {
  return (await presentDuties(op, [await getDuty(op, id)], await isMine(op, id)))[0]!;
}
export async function presentWhole(op: Op, id: string): Promise<Output<'duties.get'>> {
  const trail = await stepsOf(op, id);
  return { ...(await presentOne(op, id)), trail: trail.map((s) => ({ at: Number(s.at), what: s.what as DutyStep, by: s.byName, words: s.what === 'escalated' ? hatTitle(s.words as Hat, {}) : s.words })) };
}

const empty = { todo: 0, overdue: 0, done: 0, missed: 0 };
/** By rule in the order of the rules; by the places below one’s own in their fixed order. */
export async function presentCounts(op: Op): Promise<Output<'duties.counts'>> {
  const a = wearer(op);
  const column = a.villageId ? null : a.townshipId ? 'village_id' : 'township_id';
  const [byRule, byPlace, labels, spans] = [await tally(op, 'rule_code'), column ? await tally(op, column) : [], await labelsOf(op, a.countyId), await listRuleSpans(op, a.countyId)];
  const names = await orgNames(op, byPlace.map((t) => t.key));
  const titles = new Map([...specsOn(spans, op.today).map(({ code, spec }) => [code, spec.title] as const), [BY_HAND, '另外交代的事']]);
  const counts = ({ key: _, ...rest }: Tally) => rest;
  return {
    month: monthOf(op.today),
    rules: [...titles.keys()].flatMap((code) => { const t = byRule.find((r) => r.key === code); return t ? [{ code, title: inLabels(titles.get(code)!, labels), ...empty, ...counts(t) }] : []; }),
    places: byPlace.filter((t) => t.key).map((t) => ({ orgId: t.key!, name: names.get(t.key!) ?? '', ...counts(t) })).sort((x, y) => (x.orgId < y.orgId ? -1 : 1)),
  };
}

export function presentRule(op: Op, code: string, spans: readonly DutyRuleRow[], cal: Calendar): Output<'duties.setRule'> {
  const spec = specsOn(spans, op.today).find((r) => r.code === code)?.spec ?? spans.find((s) => s.code === code)!.spec;
  const [next] = spec.on ? occurrences(spec, cal, addDays(op.today, 1), addDays(op.today, 370)).filter((o) => o.opensOn > op.today) : [];
  return {
    code, spec, own: !isStarting(code), next: next ? `${dayWords(next.opensOn)}开始，${dayWords(next.dueOn)}为止` : '',
    history: spans.filter((s) => s.code === code).map((s) => ({ spec: s.spec, from: s.fromDay, until: s.untilDay, by: s.setByName, note: s.note, at: Number(s.createdAt) })), can: wearer(op).hat === 'county' ? ['set'] : [],
  };
}
export async function presentRules(op: Op): Promise<Output<'duties.rules'>> {
  const { countyId } = wearer(op);
  const [spans, cal] = [await listRuleSpans(op, countyId), await dutyCalendar(op, countyId)];
  return { rows: [...Object.keys(dutyRules), ...new Set(spans.map((s) => s.code).filter((c) => !isStarting(c)))].map((code) => presentRule(op, code, spans, cal)) };
}
