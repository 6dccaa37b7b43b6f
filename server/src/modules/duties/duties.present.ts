import type { Output, Parsed } from '@guiyan/shared/contract';
import { addDays, dayWords, monthOf } from '@guiyan/shared/domain/dates';
import { BY_HAND, dutyRules, dutyStateOf, type DutyEvidence, type DutyOwner, type DutyStep } from '@guiyan/shared/domain/duties';
import { hatTitle, type Hat } from '@guiyan/shared/domain/hats';
import { inLabels, type OwnLabels } from '@guiyan/shared/domain/labels';
import { partOfDuty } from '@guiyan/shared/domain/parts';
import { isInOwnArea } from '../../platform/area';
import { ensure, notFound } from '../../platform/errors';
import { groupSeat } from '@guiyan/shared/domain/orgs';
import { wearer, type Op } from '../../platform/op';
import { familyName } from '../families';
import { getSeen, namesOn, type Standing } from '../orgs';
import { labelsOf } from '../settings';
import type { DutyRuleRow } from './duties.entity';
import { driveLines, lastDrive } from './drive.queries';
import { getDuty, isMine, stepsOf, tally, uncovered, type DutyLine, type Tally, type Within } from './duties.queries';
import { isStarting, specsOn } from './duties.rules';
import { dutyCalendar } from './calendar.queries';
import { occurrences, type Calendar } from './occurrences.rules';
import { countOpen, listRuleSpans, ruleSetOn } from './ruleset.queries';

const subjectName = (d: DutyLine): string => (d.subjectKind === 'member' || d.subjectKind === 'person' ? d.personName : d.familyId ? (d.headName ? familyName(d.headName) : null) : d.orgName) ?? '';
/** What is opened for it: of somebody at home, or of a pairing, the family. */
const opens = (d: DutyLine): { kind: 'member' | 'family' | 'org'; id: string } => (d.familyId && d.subjectKind !== 'member' ? { kind: 'family', id: d.familyId } : { kind: d.subjectKind as 'member', id: d.subjectId });
const ownerName = (d: DutyLine, labels: OwnLabels): string => d.assignee ?? d.assigneeOrg ?? hatTitle(d.assigneeHat as Hat, labels);

export function presentDuty(op: Op, d: DutyLine, labels: OwnLabels, own: boolean): Output<'duties.list'>['rows'][number] {
  const isOpen = d.state === 'open';
  const office = ['secretary', 'clerk', 'county'].includes(wearer(op).hat);
  return {
    id: d.id, rule: d.ruleCode, title: inLabels(d.title, labels), period: d.period, subject: { ...opens(d), name: subjectName(d) }, village: d.village ?? '', opensOn: d.opensOn, dueOn: d.dueOn, state: dutyStateOf(d, op.now),
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
  return { ...(await presentOne(op, id)), trail: trail.map((s) => ({ at: Number(s.at), what: s.what as DutyStep, by: s.byName, words: s.what === 'escalated' ? hatTitle(s.words as Hat, {}) : s.words, was: s.was ?? '' })) };
}

const empty = { todo: 0, overdue: 0, done: 0, missed: 0 };
/** By rule in the order of the rules; by the places below the asked one in their fixed order: townships, villages, and inside a village its groups. */
export async function presentCounts(op: Op, input: Parsed<'duties.counts'>): Promise<Output<'duties.counts'>> {
  const a = wearer(op);
  const within = await seenPlace(op, input);
  const by = a.villageId || within.village ? 'group' : a.townshipId || within.township ? 'village' : 'township';
  const [byRule, byPlace, gaps, labels, spans] = [await tally(op, 'rule', within), await tally(op, by, within), await uncovered(op, by, within), await labelsOf(op, a.countyId), await listRuleSpans(op, a.countyId)];
  const titles = new Map([...specsOn(spans, op.today).map(({ code, spec }) => [code, spec.title] as const), [BY_HAND, '另外交代的事']]);
  const counts = ({ key: _, ...rest }: Tally) => rest;
  const keys = [...new Set([...byPlace.map((t) => t.key ?? ''), ...gaps.keys()])];
  const of = (key: string) => { const t = byPlace.find((one) => (one.key ?? '') === key); return { ...empty, ...(t ? counts(t) : {}), uncovered: gaps.get(key) ?? 0 }; };
  const names = by === 'group' ? new Map<string, Standing>() : await namesOn(op, keys, op.today);
  const seat = (key: string): string => `${String(names.get(key)?.seq ?? 99_999).padStart(5, '0')}${key}`;
  return {
    month: monthOf(op.today),
    rules: [...titles.keys()].flatMap((code) => { const t = byRule.find((r) => r.key === code); return t ? [{ code, title: inLabels(titles.get(code)!, labels), ...empty, ...counts(t) }] : []; }),
    places: by === 'group' ? [] : keys.filter((key) => key).map((key) => ({ orgId: key, name: names.get(key)?.name ?? '', ...of(key) })).sort((x, y) => (seat(x.orgId) < seat(y.orgId) ? -1 : 1)),
    groups: by === 'group' ? keys.sort((x, y) => groupSeat(x) - groupSeat(y)).map((name) => ({ name, ...of(name) })) : [],
  };
}
/** A township or village inside one's own place; another's is as good as not there. */
async function seenPlace(op: Op, { township, village }: Parsed<'duties.counts'>): Promise<Within> {
  for (const [id, kind] of [[township, 'township'], [village, 'village']] as const) {
    if (!id) continue;
    const org = await getSeen(op, id);
    ensure(org.kind === kind && isInOwnArea(wearer(op), { ...org, townshipId: kind === 'township' ? org.id : org.townshipId, villageId: kind === 'village' ? org.id : org.villageId }), notFound());
  }
  return { township, village };
}

/** H6 The drive before Spring Festival, org by org; the numbers are those of its rows. */
export async function presentDrive(op: Op): Promise<Output<'duties.drive'>> {
  const span = await lastDrive(op);
  if (!span) return { drive: null, total: 0, done: 0, rows: [] };
  const lines = await driveLines(op, span);
  return {
    drive: { period: span.period, opensOn: span.opensOn, dueOn: span.dueOn }, total: lines.length, done: lines.filter((l) => l.state === 'done').length,
    rows: lines.map((l) => ({ orgId: l.orgId, name: l.name, isUnit: l.kind !== 'village', state: dutyStateOf(l, op.now), doneOn: l.doneOn, families: l.families, visited: l.visited })),
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
/** X16 What of the duties rests with a part. */
export async function previewPart(op: Op, { key }: Parsed<'settings.previewPart'>): Promise<Output<'settings.previewPart'>> {
  const { countyId } = wearer(op);
  const resting = (await ruleSetOn(op, countyId, op.today)).filter((r) => partOfDuty(r.spec) === key);
  const labels = await labelsOf(op, countyId);
  return { key, rules: resting.filter((r) => r.spec.on || r.rests).map((r) => inLabels(r.spec.title, labels)), open: await countOpen(op, countyId, resting.map((r) => r.code)) };
}
export async function presentRules(op: Op): Promise<Output<'duties.rules'>> {
  const { countyId } = wearer(op);
  const [spans, cal] = [await listRuleSpans(op, countyId), await dutyCalendar(op, countyId)];
  return { rows: [...Object.keys(dutyRules), ...new Set(spans.map((s) => s.code).filter((c) => !isStarting(c)))].map((code) => presentRule(op, code, spans, cal)) };
}
