import type { Output, Parsed } from '@guiyan/shared/contract';
import { matterLabel } from '@guiyan/shared/domain/services';
import { helperClasses, helperClassWords } from '@guiyan/shared/domain/pairings';
import { inLabels } from '@guiyan/shared/domain/labels';
import { profileFigureWords } from '@guiyan/shared/domain/orgs';
import { figures, figureWords, shareOf, type Figure } from '@guiyan/shared/domain/stats';
import { dependentWords } from '@guiyan/shared/domain/families';
import type { Op } from '../../platform/op';
import { namesOn, profileOf } from '../orgs';
import { owedFrom } from '../pairings';
import { HIDDEN_NAME } from '../people';
import { labelsOf } from '../settings';
import { area, awayFamilies, countFigure, dependentWordsOf, figureRecords, membersWithoutLiaison, pairedSpans, visitedPeriods, type Area, type AwayFamily } from './figures.queries';
import { firstOf, isDue, periodOf, twelvePeriods, visitState, type VisitState } from './stats.rules';

type Township = Output<'stats.township'>;
const partWords: Record<string, string> = { out: '省外', in: '省内', unclear: '地点不清', child: '孩子', elder: dependentWords.elder, woman: dependentWords.woman, valid: '有效', priority: '优先办了', usual: '没能优先', ...Object.fromEntries(helperClasses.map((c) => [c, helperClassWords[c]])) };

interface Paired { familyId: string; villageId: string | null; from: string; until: string | null; state: VisitState; reason: string }
interface Coverage { families: AwayFamily[]; paired: Paired[]; open: Set<string>; lastReason: Map<string, string>; visits: Map<string, Set<string>>; spans: { familyId: string; villageId: string | null; from: string; until: string | null }[] }

async function coverage(op: Op, a: Area): Promise<Coverage> {
  const period = periodOf(a.asOf);
  const oldest = twelvePeriods(period)[0]!;
  const families = await awayFamilies(op, a);
  const placeOf = new Map(families.map((f) => [f.familyId, f.villageId]));
  const raw = (await pairedSpans(op, a, firstOf(oldest))).filter((s) => placeOf.has(s.familyId));
  const visits = new Map<string, Set<string>>();
  for (const v of await visitedPeriods(op, a, oldest)) visits.set(v.familyId, (visits.get(v.familyId) ?? new Set()).add(v.period));
  // A family is due once a month however many helpers it has: its spans become one from the earliest day.
  const open = new Set(raw.filter((s) => s.untilDay === null || s.untilDay > a.asOf).map((s) => s.familyId));
  const spans = raw.map((s) => ({ familyId: s.familyId, villageId: s.villageId, from: owedFrom(s), until: s.untilDay !== null && s.untilDay <= a.asOf ? s.untilDay : null }));
  const paired = [...open].map((familyId) => {
    const own = spans.filter((s) => s.familyId === familyId);
    const from = own.map((s) => s.from).sort()[0]!;
    return { familyId, villageId: placeOf.get(familyId) ?? null, from, until: null, reason: '', state: visitState(from, visits.get(familyId) ?? new Set(), period, a.asOf, op.today) };
  });
  return { families, paired, open, visits, spans, lastReason: new Map(raw.filter((s) => s.untilDay !== null).map((s) => [s.familyId, s.reason])) };
}

const tally = (list: readonly { state: VisitState }[]) => ({ due: list.length, done: list.filter((p) => p.state === 'done').length, overdue: list.filter((p) => p.state === 'overdue').length, notYet: list.filter((p) => p.state === 'not_yet').length });

export async function presentTownship(op: Op, input: Parsed<'stats.township'>): Promise<Township> {
  const a = await area(op, input);
  const period = periodOf(a.asOf);
  const cover = await coverage(op, a);
  const noLiaison = await membersWithoutLiaison(op, a);
  const profile = await profileOf(op, a.orgId, Number(a.asOf.slice(0, 4)));
  const share = (figure: Figure, value: number) => {
    const whole = shareOf[figure];
    const known = whole && profile.get(whole);
    return known && known.value > 0 ? { percent: Math.round((value / known.value) * 1000) / 10, of: known.value, title: profileFigureWords[whole].title, year: known.year, source: known.source } : null;
  };
  const labels = await labelsOf(op, a.countyId, a.asOf);
  const counted = [];
  for (const figure of figures) {
    const { value, parts } = await countFigure(op, figure, a);
    const words = figureWords[figure];
    counted.push({ figure, title: inLabels(words.title, labels), unit: words.unit, definition: inLabels(words.definition, labels), value, parts: parts.map((p) => ({ ...p, title: partWords[p.part] ?? p.part })), share: share(figure, value) });
  }
  const villages = [...new Map(cover.families.map((f) => [f.villageId ?? '', f])).values()].filter((f) => f.villageId);
  return {
    asOf: a.asOf, computedAt: op.now, period, place: a.place, figures: counted,
    helped: { families: cover.families.length, withHelper: cover.families.filter((f) => cover.open.has(f.familyId)).length, without: cover.families.filter((f) => !cover.open.has(f.familyId)).length },
    visits: tally(cover.paired),
    months: twelvePeriods(period).map((p) => {
      const due = [...new Set(cover.spans.filter((s) => isDue(s, p)).map((s) => s.familyId))];
      return { period: p, due: due.length, done: due.filter((id) => cover.visits.get(id)?.has(p)).length };
    }),
    villages: villages.map((v) => ({ villageId: v.villageId!, village: v.village ?? '', ...tally(cover.paired.filter((p) => p.villageId === v.villageId)) })),
    gaps: { noHelper: cover.families.filter((f) => !cover.open.has(f.familyId)).length, noLiaison: noLiaison.length, overdue: cover.paired.filter((p) => p.state === 'overdue').length },
  };
}

const noteWords = (figure: Figure, note: string): string => {
  if (figure === 'services') return matterLabel(note);
  if (figure === 'children' || figure === 'elders_women') return `${note}家`;
  if (figure === 'pairings') return `帮扶人 ${note}`;
  // A municipality is province and city at once.
  return [...new Set(note.trim().split(' '))].join(' ');
};
export async function presentRecords(op: Op, input: Parsed<'stats.records'>): Promise<Output<'stats.records'>> {
  const a = await area(op, input);
  const page = await figureRecords(op, input.figure, a, input.part, input.cursor, input.limit);
  const ofFamily = input.figure === 'cards' || input.figure === 'pairings';
  const { value, parts } = await countFigure(op, input.figure, a);
  const ofWindow = input.figure === 'services';
  const names = await namesOn(op, page.rows.flatMap((r) => [r.villageId, ofWindow ? r.name : null]), a.asOf);
  const nameOf = (id: string | null): string => names.get(id ?? '')?.name ?? '';
  return {
    next: page.next, total: input.part ? parts.find((p) => p.part === input.part)?.value ?? 0 : value,
    // X9 Counted like everybody, named to few; and where he is stays untold.
    rows: page.rows.map((r) => ({ id: r.id, name: ofWindow ? nameOf(r.name) : ofFamily ? `${r.name}家` : r.name, village: nameOf(r.villageId), note: r.name === HIDDEN_NAME && input.figure === 'members' ? '' : noteWords(input.figure, r.note), on: r.onDay })),
  };
}

type FamilyKind = Exclude<Parsed<'stats.gaps'>['kind'], 'no_liaison'>;
const kindWords: Record<FamilyKind, string> = { no_helper: '', helped: '有人帮', overdue: '过了日子还没去', visited: '当月去过了', not_yet: '还没到日子' };
const stateOfKind: Partial<Record<FamilyKind, VisitState>> = { overdue: 'overdue', visited: 'done', not_yet: 'not_yet' };
/** Which families stand behind one number of the ring or the due bar. */
const behind = (kind: FamilyKind, cover: Coverage): ((f: AwayFamily) => boolean) => {
  if (kind === 'no_helper' || kind === 'helped') return (f) => cover.open.has(f.familyId) === (kind === 'helped');
  const those = new Set(cover.paired.filter((p) => p.state === stateOfKind[kind]).map((p) => p.familyId));
  return (f) => those.has(f.familyId);
};

/** L5 Who is not covered, by name; a list as long as the number on the tile. */
export async function presentGaps(op: Op, input: Parsed<'stats.gaps'>): Promise<Output<'stats.gaps'>> {
  const a = await area(op, input);
  const cut = <T extends { id: string }>(all: T[]) => {
    const start = input.cursor ? all.findIndex((r) => r.id === input.cursor) + 1 : 0;
    const shown = all.slice(start, start + input.limit);
    return { shown, next: start + input.limit < all.length ? shown.at(-1)!.id : null, total: all.length };
  };
  const { kind } = input;
  if (kind === 'no_liaison') {
    const { shown, next, total } = cut(await membersWithoutLiaison(op, a));
    return { next, total, rows: shown.map((m) => ({ id: m.id, familyId: m.familyId, name: m.name, village: m.village ?? '', people: '', why: '名册里没写联系人', since: m.since })) };
  }
  const cover = await coverage(op, a);
  const wanted = cover.families.filter(behind(kind, cover)).filter((f) => input.group === undefined || f.groupName === input.group).map((f) => ({ ...f, id: f.familyId }));
  const { shown, next, total } = cut(wanted);
  const people = await dependentWordsOf(op, shown.map((f) => f.familyId));
  return {
    next, total,
    rows: shown.map((f) => ({
      id: f.familyId, familyId: f.familyId, name: `${f.name}家`, village: `${f.village ?? ''}${f.groupName}`, people: people.get(f.familyId) ?? '',
      why: kindWords[kind] || cover.lastReason.get(f.familyId) || '登记外出后还没有结对', since: f.since,
    })),
  };
}
