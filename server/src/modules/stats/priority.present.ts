import type { Output, Parsed } from '@guiyan/shared/contract';
import { growthOver, matterLabel, pointsOver, priorityWords, shareOfPriority, type MonthCount } from '@guiyan/shared/domain/services';
import { familyName } from '../families';
import { governmentOf } from '../cards';
import { badInput, ensure } from '../../platform/errors';
import type { Op } from '../../platform/op';
import { namesOn } from '../orgs';
import { HIDDEN_NAME } from '../people';
import { area, type Area } from './figures.queries';
import { countPriority, listPriority, standOf, townshipsOf, type UnitMonth } from './priority.queries';
import { lastOf, periodBefore, periodOf, twelvePeriods } from './stats.rules';

const sum = (list: readonly UnitMonth[], month: string): MonthCount => list.filter((u) => u.month === month).reduce((n, u) => ({ all: n.all + u.all, priority: n.priority + u.priority }), { all: 0, priority: 0 });
const compare = (list: readonly UnitMonth[], month: string) => {
  const [now, before] = [sum(list, month), sum(list, periodBefore(month))];
  return { now, before, share: shareOfPriority(now), shareBefore: shareOfPriority(before), points: pointsOver(now, before), growth: growthOver(now, before) };
};
/** The place as it stood on the month's last day, or today while the month runs. */
async function areaOf(op: Op, { month, ...at }: { month: string; township?: string | undefined; village?: string | undefined }): Promise<Area> {
  ensure(month <= periodOf(op.today), badInput('request.invalid', { month: 'future' }));
  return area(op, { ...at, asOf: lastOf(month) < op.today ? lastOf(month) : op.today });
}
interface Unit { unit: string; townshipId: string | null; township: string }
/** In the names of that day; a township's own counter is its government. */
async function unitsOn(op: Op, ids: readonly string[], a: Area): Promise<(id: string) => Unit> {
  const stand = await standOf(op, ids);
  const names = await namesOn(op, [...ids, ...stand.values()].filter((id) => id !== null), a.asOf);
  const name = (id: string): string => names.get(id)?.name ?? '';
  return (id) => { const townshipId = stand.get(id) ?? null; return { unit: id === townshipId ? governmentOf(name(id)) : name(id), townshipId, township: townshipId ? name(townshipId) : '' }; };
}
const pinyin = new Intl.Collator('zh-CN');

export async function presentPriority(op: Op, input: Parsed<'stats.priority'>): Promise<Output<'stats.priority'>> {
  const month = input.month ?? periodOf(op.today);
  const a = await areaOf(op, { ...input, month });
  const months = twelvePeriods(month);
  const found = await countPriority(op, a, months[0]!);
  const here = found.filter((u) => u.month >= periodBefore(month));
  const unitIds = [...new Set(here.map((u) => u.unitId))];
  const unitOf = await unitsOn(op, unitIds, a);
  const units = unitIds.map((unitId) => ({ unitId, ...unitOf(unitId), ...compare(here.filter((u) => u.unitId === unitId), month) })).sort((x, y) => pinyin.compare(x.township, y.township) || pinyin.compare(x.unit, y.unit) || (x.unitId < y.unitId ? -1 : 1));
  const places = [];
  if (!a.townshipId) {
    const townships = await townshipsOf(op, a.countyId);
    const names = await namesOn(op, townships.map((t) => t.id), a.asOf);
    for (const { id } of townships) {
      const own = compare(await countPriority(op, await areaOf(op, { month, township: id }), periodBefore(month)), month);
      if (own.now.all || own.before.all) places.push({ orgId: id, name: names.get(id)?.name ?? '', ...own });
    }
  }
  return {
    month, asOf: a.asOf, partial: lastOf(month) > a.asOf, place: a.place, words: (['share', 'growth'] as const).map((key) => ({ key, ...priorityWords[key] })), total: compare(here, month), units, places,
    months: months.map((m) => { const n = sum(found, m); return { month: m, ...n, share: shareOfPriority(n) }; }),
  };
}

export async function presentServiceLines(op: Op, { township, village, ...asked }: Parsed<'stats.services'>): Promise<Output<'stats.services'>> {
  const a = await areaOf(op, { month: asked.month, township, village });
  const page = await listPriority(op, a, asked);
  const names = await namesOn(op, page.rows.map((s) => s.villageId), a.asOf);
  return {
    ...page, rows: page.rows.map((s) => ({
      id: s.id, on: s.onDay, unit: s.unitKind === 'township' ? governmentOf(s.unit) : s.unit, family: s.family === HIDDEN_NAME ? HIDDEN_NAME : familyName(s.family), village: names.get(s.villageId ?? '')?.name ?? '',
      matter: s.matterLabel ?? matterLabel(s.matter), priority: Boolean(s.priority), waitedMinutes: s.waitedMinutes,
    })),
  };
}
