import type { Output, Parsed } from '@guiyan/shared/contract';
import { matterLabel } from '@guiyan/shared/domain/services';
import { helperClasses, helperClassWords } from '@guiyan/shared/domain/pairings';
import { inLabels } from '@guiyan/shared/domain/labels';
import { profileFigureWords } from '@guiyan/shared/domain/orgs';
import { figures, figureWords, shareOf, type Figure } from '@guiyan/shared/domain/stats';
import { dependentWords } from '@guiyan/shared/domain/families';
import type { Op } from '../../platform/op';
import { owedIn, visitsByMonth, type VisitState } from '../duties';
import { namesOn, profileOf } from '../orgs';
import { HIDDEN_NAME } from '../people';
import { labelsOf } from '../settings';
import { area, awayFamilies, countFigure, dependentWordsOf, familyLines, figureRecords, inArea, membersWithoutLiaison, pairedAsOf, visitedBy, type Area, type FamilyLine } from './figures.queries';
import { firstOf, periodOf, twelvePeriods } from './stats.rules';

type Township = Output<'stats.township'>;
const partWords: Record<string, string> = { out: '省外', in: '省内', unclear: '地点不清', child: '孩子', elder: dependentWords.elder, woman: dependentWords.woman, valid: '有效', priority: '优先办了', usual: '没能优先', ...Object.fromEntries(helperClasses.map((c) => [c, helperClassWords[c]])) };

interface Coverage { away: FamilyLine[]; open: Set<string>; lastReason: Map<string, string>; visits: Map<string, VisitState> }
/** L5 Families with a member away and who helps them; and what every family of the place is owed, which is what its duties say and nothing else. */
async function coverage(op: Op, a: Area): Promise<Coverage> {
  const { open, lastReason } = await pairedAsOf(op, a);
  const visits = await owedIn(op, (t) => inArea(a, t), a.asOf);
  // H5 A visit of this month that nobody had asked for counts as one, here as on the helper's own list.
  for (const familyId of await visitedBy(op, a)) if (!visits.has(familyId)) visits.set(familyId, 'done');
  return { away: await awayFamilies(op, a), open, lastReason, visits };
}
const owedFamilies = ({ visits }: Coverage, state?: VisitState): string[] => [...visits].filter(([, s]) => !state || s === state).map(([id]) => id);

const tally = (states: readonly VisitState[]) => ({ due: states.length, done: states.filter((s) => s === 'done').length, overdue: states.filter((s) => s === 'overdue').length, notYet: states.filter((s) => s === 'due').length });

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
  const owed = await familyLines(op, a, owedFamilies(cover));
  const villages = [...new Map([...cover.away, ...owed].map((f) => [f.villageId ?? '', f])).values()].filter((f) => f.villageId).sort((x, y) => (x.seq ?? 99_999) - (y.seq ?? 99_999));
  const months = await visitsByMonth(op, (t) => inArea(a, t), firstOf(twelvePeriods(period)[0]!), a.asOf);
  const without = cover.away.filter((f) => !cover.open.has(f.familyId)).length;
  const visits = tally([...cover.visits.values()]);
  return {
    asOf: a.asOf, computedAt: op.now, period, place: a.place, figures: counted,
    helped: { families: cover.away.length, withHelper: cover.away.length - without, without }, visits,
    months: twelvePeriods(period).map((p) => ({ period: p, ...(months.get(p) ?? { due: 0, done: 0 }) })),
    villages: villages.map((v) => ({ villageId: v.villageId!, village: v.village ?? '', ...tally(owed.filter((f) => f.villageId === v.villageId).map((f) => cover.visits.get(f.familyId)!)) })),
    gaps: { noHelper: without, noLiaison: noLiaison.length, overdue: visits.overdue },
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
const kindWords: Record<FamilyKind, string> = { no_helper: '', helped: '有人帮', overdue: '过了日子还没去', visited: '该去的都去了', not_yet: '还没到日子' };
const stateOfKind: Partial<Record<FamilyKind, VisitState>> = { overdue: 'overdue', visited: 'done', not_yet: 'due' };
/** Which families stand behind one number of the ring or the due bar. */
async function behind(op: Op, a: Area, kind: FamilyKind, cover: Coverage): Promise<FamilyLine[]> {
  if (kind === 'no_helper' || kind === 'helped') return cover.away.filter((f) => cover.open.has(f.familyId) === (kind === 'helped'));
  return familyLines(op, a, owedFamilies(cover, stateOfKind[kind]));
}

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
  const wanted = (await behind(op, a, kind, cover)).filter((f) => input.group === undefined || f.groupName === input.group).map((f) => ({ ...f, id: f.familyId }));
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
