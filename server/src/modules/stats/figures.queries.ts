import type { Figure } from '@guiyan/shared/domain/stats';
import { inVillages, ownVillages } from '../../platform/area';
import { among, and, not, or, row, rows, sql, type Sql } from '../../platform/db/sql';
import { AppError, notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { getOrg, namesOn, villagesElsewhere, villagesUnder, type Elsewhere } from '../orgs';
import { familyOf, isSame, nameFor, oncePerPerson, personOf, standing } from '../people';
import { firstOf, periodOf } from './stats.rules';

export interface Where { asOf?: string | undefined; township?: string | undefined; village?: string | undefined }
export interface Area { orgId: string; countyId: string; townshipId: string | null;
  /** The village asked about and those whose rows counted under it on the day; null: wider than a village. */
  villages: readonly string[] | null;
  /** Villages that stood elsewhere on the day; null: the county, or a village of its own. */
  elsewhere: Elsewhere | null; place: string; asOf: string }

/** The area asked about, never wider than the hat. Another's area is as good as not there. */
export async function area(op: Op, w: Where): Promise<Area> {
  const a = wearer(op);
  const townshipId = w.township ?? a.townshipId;
  const villageId = w.village ?? a.villageId;
  if ((a.townshipId && townshipId !== a.townshipId) || (a.villageId && !ownVillages(a)?.includes(villageId ?? ''))) throw notFound();
  const org = await getOrg(op, villageId ?? townshipId ?? a.countyId);
  const asOf = w.asOf ?? op.today;
  if (asOf > op.today) throw new AppError('request.invalid', 400, { fields: { asOf: 'future' } });
  const elsewhere = townshipId ? await villagesElsewhere(op, a.countyId, townshipId, asOf) : null;
  if (org.countyId !== a.countyId || (townshipId && org.townshipId !== townshipId && !elsewhere?.left.includes(org.id))) throw notFound();
  const place = (await namesOn(op, [org.id], asOf)).get(org.id)?.name ?? org.name;
  const at = villageId ? { townshipId: org.townshipId, villages: await villagesUnder(op, villageId, asOf), elsewhere: null } : { townshipId, villages: null, elsewhere };
  return { orgId: org.id, countyId: a.countyId, ...at, place, asOf };
}

export const inArea = (a: Area, t: string): Sql => and(sql(`${t}.county_id = ?`, a.countyId), a.townshipId ? inTownship(a.townshipId, a.elsewhere, t) : null, a.villages && inVillages(`${t}.village_id`, a.villages));
function inTownship(townshipId: string, elsewhere: Elsewhere | null, t: string): Sql {
  const here = sql(`${t}.township_id = ?`, townshipId);
  const still = elsewhere?.came.length ? and(here, not(among(`${t}.village_id`, elsewhere.came))) : here;
  return elsewhere?.left.length ? or(still, among(`${t}.village_id`, elsewhere.left)) : still;
}
const holds = (t: string, asOf: string): Sql => sql(`${t}.from_day <= ? and (${t}.until_day is null or ${t}.until_day > ?)`, asOf, asOf);
const openOutflow = (t: string, asOf: string): Sql => sql(`${t}.from_day <= ? and (${t}.back_day is null or ${t}.back_day > ?)`, asOf, asOf);
/** Of two merged records that both say he is away, the kept one speaks. */
const onceAway = (asOf: string): Sql => {
  const open = openOutflow('aq', asOf);
  return sql(`not exists (select 1 from same_records os where os.record_id = t.person_id and exists (select 1 from members mq join outflows aq on aq.member_id = mq.id where mq.person_id = os.same_id and (mq.person_id = os.survivor_id or (t.person_id <> os.survivor_id and aq.id < t.id)) and ${open.text}))`, ...open.params);
};
const memberAway = (familyColumn: string, asOf: string): Sql => {
  const mate = holds('am', asOf);
  const out = openOutflow('ao', asOf);
  const away = `from family_people am join outflows ao on ao.person_id = am.person_id`;
  return or(sql(`exists (select 1 ${away} where am.family_id = ${familyColumn} and ${mate.text} and ${out.text})`, ...mate.params, ...out.params), sql(`exists (select 1 from same_records af where af.record_id = ${familyColumn} and exists (select 1 ${away} where am.family_id = af.same_id and ${mate.text} and ${out.text}))`, ...mate.params, ...out.params));
};

interface Shape { from: string; where: Sql; id: string; name: string; note: string; on: string; village: string; part: string }

/** One definition a figure: the count and the records behind it are the same rows by construction. */
function shape(op: Op, figure: Figure, a: Area): Shape {
  const dependents = (kinds: string): Shape => ({
    // Merged records are one person, who stands in one class and one family (R12).
    from: `family_people t ${personOf('p', 't.person_id')} ${familyOf('t.family_id')}`,
    where: and(inArea(a, 't'), holds('t', a.asOf), sql(`t.kind in (${kinds})`), memberAway('t.family_id', a.asOf), oncePerPerson('t', holds('oq', a.asOf))),
    id: 'p.id', name: nameFor(op, 'p'), note: nameFor(op, 'h'), on: 't.from_day', village: 't.village_id', part: 't.kind',
  });
  switch (figure) {
    case 'members': return {
      from: `outflows t ${personOf('p', 't.person_id')}`, where: and(inArea(a, 't'), openOutflow('t', a.asOf), onceAway(a.asOf)),
      id: 'p.id', name: nameFor(op, 'p'), note: `concat(t.province, ' ', t.city)`, on: 't.out_day', village: 't.village_id', part: `case when t.in_province is null then 'unclear' when t.in_province then 'in' else 'out' end`,
    };
    case 'children': return dependents(`'child'`);
    case 'elders_women': return dependents(`'elder','woman'`);
    case 'cards': return {
      from: `cards t ${familyOf('t.family_id')}`,
      where: and(inArea(a, 't'), sql('t.issued_on <= ? and t.valid_until >= ? and (t.voided_on is null or t.voided_on > ?)', a.asOf, a.asOf, a.asOf)),
      id: 't.id', name: nameFor(op, 'h'), note: 't.number', on: 't.issued_on', village: 't.village_id', part: `'valid'`,
    };
    case 'pairings': return {
      from: `pairings t ${familyOf('t.family_id')} ${personOf('w', 't.helper_id')}`,
      where: and(inArea(a, 't'), holds('t', a.asOf)), id: 't.id', name: nameFor(op, 'h'), note: nameFor(op, 'w'), on: 't.from_day', village: 't.village_id', part: 't.helper_class',
    };
    case 'services': return {
      from: 'services t join orgs w on w.id = t.window_org_id', where: and(inArea(a, 't'), sql('t.corrected = ? and t.on_day >= ? and t.on_day <= ?', false, firstOf(periodOf(a.asOf)), a.asOf)),
      id: 't.id', name: 'w.id', note: 'coalesce(t.matter_label, t.matter)', on: 't.on_day', village: 't.village_id', part: `case when t.priority then 'priority' else 'usual' end`,
    };
  }
}

/** SQLite before 3.44 lacks concat(): both engines know `||` differently, so the note is put together by us there. */
const noteOf = (s: Shape, engine: string): string => (engine === 'sqlite' ? s.note.replace(/^concat\((.*), ' ', (.*)\)$/, `$1 || ' ' || $2`) : s.note);

export async function countFigure(op: Op, figure: Figure, a: Area): Promise<{ value: number; parts: { part: string; value: number }[] }> {
  const s = shape(op, figure, a);
  const found = await rows<{ part: string; n: number }>(op.db, sql(`select ${s.part} as part, count(distinct ${s.id}) as n from ${s.from} where ${s.where.text} group by ${s.part} order by part`, ...s.where.params));
  const total = await row<{ n: number }>(op.db, sql(`select count(distinct ${s.id}) as n from ${s.from} where ${s.where.text}`, ...s.where.params));
  return { value: Number(total!.n), parts: found.map((f) => ({ part: f.part, value: Number(f.n) })) };
}

export interface FigureRecord { id: string; name: string; villageId: string | null; note: string; onDay: string | null }
export async function figureRecords(op: Op, figure: Figure, a: Area, part: string | undefined, cursor: string | undefined, limit: number): Promise<{ rows: FigureRecord[]; next: string | null }> {
  const s = shape(op, figure, a);
  const where = and(s.where, part ? sql(`${s.part} = ?`, part) : null, cursor ? sql(`${s.id} > ?`, cursor) : null);
  const found = await rows<FigureRecord>(op.db, sql(
    `select ${s.id} as id, min(${s.name}) as name, min(${s.village}) as village_id, min(${noteOf(s, op.services.db.engine)}) as note, min(${s.on}) as on_day from ${s.from} where ${where.text} group by ${s.id} order by ${s.id} limit ${limit + 1}`, ...where.params));
  const shown = found.slice(0, limit);
  return { rows: shown, next: found.length > limit ? shown.at(-1)!.id : null };
}

/** Rows under the village they counted in on the day, by the name of that day, in the fixed order of villages. */
async function inPlace<T extends { villageId: string | null }>(op: Op, a: Area, list: readonly T[]): Promise<(T & { village: string | null; seq: number | null })[]> {
  const standing = await namesOn(op, list.map((l) => l.villageId), a.asOf);
  const placed = list.map((l) => {
    const then = standing.get(l.villageId ?? '');
    return { ...l, villageId: then?.id ?? l.villageId, village: then?.name ?? null, seq: then?.seq ?? null };
  });
  return placed.sort((x, y) => (x.seq ?? 99_999) - (y.seq ?? 99_999));
}

export interface FamilyLine { familyId: string; villageId: string | null; village: string | null; seq: number | null; name: string; groupName: string; since: string | null }
const linesOf = async (op: Op, a: Area, which: Sql): Promise<FamilyLine[]> =>
  inPlace(op, a, await rows<Omit<FamilyLine, 'village' | 'seq'>>(op.db, sql(`select f.id as family_id, f.village_id, min(${nameFor(op, 'h')}) as name, f.group_name, min(o.from_day) as since from families f ${personOf('h', 'f.head_person_id')} left join outflows o on o.person_id = f.head_person_id where ${which.text} group by f.id, f.village_id, f.group_name order by f.id`, ...which.params)));
/** Families with a member away as of the day, in the fixed order of villages. */
export const awayFamilies = (op: Op, a: Area): Promise<FamilyLine[]> => linesOf(op, a, and(inArea(a, 'f'), memberAway('f.id', a.asOf), sql(standing('f.id'))));
const MANY = 500;
/** These families, in the same order. */
export async function familyLines(op: Op, a: Area, ids: readonly string[]): Promise<FamilyLine[]> {
  const found: FamilyLine[] = [];
  for (let i = 0; i < ids.length; i += MANY) found.push(...(await linesOf(op, a, among('f.id', ids.slice(i, i + MANY)))));
  return found.sort((x, y) => (x.seq ?? 99_999) - (y.seq ?? 99_999) || (x.familyId < y.familyId ? -1 : 1));
}
/** Families somebody helped on the day, and why the last pairing of each ended. */
export async function pairedAsOf(op: Op, a: Area): Promise<{ open: Set<string>; lastReason: Map<string, string> }> {
  const where = and(inArea(a, 'g'), sql('g.from_day <= ?', a.asOf));
  const found = await rows<{ familyId: string; untilDay: string | null; reason: string }>(op.db, sql(`select coalesce(f.survivor_id, f.id) as family_id, g.until_day, g.reason from pairings g join families f on f.id = g.family_id where ${where.text} order by g.id`, ...where.params));
  const isOpen = (g: { untilDay: string | null }): boolean => g.untilDay === null || g.untilDay > a.asOf;
  return { open: new Set(found.filter(isOpen).map((g) => g.familyId)), lastReason: new Map(found.filter((g) => !isOpen(g)).map((g) => [g.familyId, g.reason])) };
}
/** Families visited in the month of the day, up to it. */
export const visitedBy = async (op: Op, a: Area): Promise<string[]> => {
  const where = and(inArea(a, 't'), sql('t.helper_id is not null and t.period = ? and t.on_day <= ?', periodOf(a.asOf), a.asOf));
  return (await rows<{ familyId: string }>(op.db, sql(`select distinct coalesce(f.survivor_id, f.id) as family_id from visits t join families f on f.id = t.family_id where ${where.text}`, ...where.params))).map((v) => v.familyId);
};
export const dependentWordsOf = async (op: Op, familyIds: readonly string[]): Promise<Map<string, string>> => {
  const words = new Map<string, string>();
  for (const id of familyIds) {
    const here = and(await isSame(op, 't.family_id', id), oncePerPerson('t', sql('oq.until_day is null')));
    const counts = await rows<{ kind: string; n: number }>(op.db, sql(`select t.kind, count(*) as n from family_people t where ${here.text} and t.until_day is null and t.kind <> 'member' group by t.kind`, ...here.params));
    const n = (kind: string) => Number(counts.find((c) => c.kind === kind)?.n ?? 0);
    words.set(id, [n('elder') ? `老人 ${n('elder')}` : '', n('woman') ? `妇女 ${n('woman')}` : '', n('child') ? `孩子 ${n('child')}` : ''].filter(Boolean).join('，') || '没有登记家人');
  }
  return words;
};
export const membersWithoutLiaison = async (op: Op, a: Area): Promise<{ id: string; familyId: string | null; name: string; village: string | null; since: string }[]> => {
  const where = and(inArea(a, 'm'), sql(`o.back_day is null and l.id is null and ${standing('m.person_id')}`));
  return inPlace(op, a, await rows<{ id: string; familyId: string | null; name: string; villageId: string | null; since: string }>(op.db, sql(`select m.id, p.family_id, ${nameFor(op, 'p')} as name, m.village_id, o.from_day as since from members m join people p on p.id = m.person_id join outflows o on o.member_id = m.id left join liaisons l on l.member_id = m.id and l.until_day is null where ${where.text} order by m.id`, ...where.params)));
};
