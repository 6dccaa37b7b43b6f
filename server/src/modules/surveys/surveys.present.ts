import type { Output } from '@guiyan/shared/contract';
import { surveyKinds, type SurveyKind } from '@guiyan/shared/domain/surveys';
import { wearer, type Op } from '../../platform/op';
import { namesOn } from '../orgs';
import { countsOf, getRound, type CountLine, type Round } from './surveys.queries';
import { isLate } from './surveys.rules';

type Row = Output<'surveys.rounds'>['rows'][number];
type Village = Output<'surveys.round'>['villages'][number];
const countKeys = ['subjects', 'surveyed', 'here', 'new', 'left', 'changed', 'undecided'] as const;
type Counts = Pick<CountLine, (typeof countKeys)[number]>;
const sums = (lines: readonly Counts[]): Counts => Object.fromEntries(countKeys.map((k) => [k, lines.reduce((n, l) => n + l[k], 0)])) as unknown as Counts;

const show = (op: Op, r: Round, township: string, counts: Counts): Row => {
  const { hat } = wearer(op);
  const isOpen = r.openKey !== null;
  return {
    id: r.id, half: r.half, townshipId: r.townshipId, township, opensOn: r.opensOn, closesOn: r.closesOn, openedBy: r.openedByName, openedOn: r.openedOn, closedOn: r.closedOn, closedBy: r.closedOn ? r.closedByName : null,
    late: isLate(r, op.today), rules: r.rules, ...counts,
    can: hat === 'county' ? [] : ['list', ...(isOpen ? ['record' as const] : []), ...(isOpen && hat === 'clerk' ? ['decide' as const, 'close' as const] : [])],
  };
};

export async function presentRounds(op: Op, list: readonly Round[]): Promise<Row[]> {
  const counts = list.length ? await countsOf(op, list.map((r) => r.id)) : [];
  const names = await namesOn(op, list.map((r) => r.townshipId), op.today);
  return list.map((r) => show(op, r, names.get(r.townshipId)?.name ?? '', sums(counts.filter((c) => c.roundId === r.id))));
}

/** Villages in their fixed order, in the names of the day it was closed. */
export async function presentRound(op: Op, r: Round): Promise<Output<'surveys.round'>> {
  const counts = await countsOf(op, [r.id]);
  const [base] = await presentRounds(op, [r]);
  const names = await namesOn(op, counts.map((c) => c.villageId), r.closedOn ?? op.today);
  const villages = new Map<string, { at: { id: string; name: string; seq: number } | undefined; lines: CountLine[] }>();
  for (const c of counts) {
    const at = c.villageId ? names.get(c.villageId) : undefined;
    const village = villages.get(at?.id ?? '') ?? { at, lines: [] };
    village.lines.push(c);
    villages.set(at?.id ?? '', village);
  }
  const before = r.beforeId ? await getRound(op, r.beforeId) : null;
  return {
    ...base!, before: before && { id: before.id, half: before.half, closedOn: before.closedOn! },
    villages: [...villages.values()].sort((a, b) => (a.at?.seq ?? 99999) - (b.at?.seq ?? 99999) || ((a.at?.id ?? '') < (b.at?.id ?? '') ? -1 : 1)).map(({ at, lines }): Village => ({
      villageId: at?.id ?? null, village: at?.name ?? '没有登记村', ...sums(lines),
      kinds: Object.fromEntries(surveyKinds.map((k) => [k, lines.filter((l) => l.kind === k).reduce((n, l) => n + l.subjects, 0)])) as Record<SurveyKind, number>,
    })),
  };
}
