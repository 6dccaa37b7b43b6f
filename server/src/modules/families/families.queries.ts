import type { Parsed } from '@guiyan/shared/contract';
import { among, and, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { inVillage } from '../orgs';
import type { Family, FamilyPerson } from './families.entity';

/** Civil affairs see children and elders, never party files; a helper the families paired with him. */
const sight = { scope: ['clerk', 'secretary', 'county', 'civil'], access: ['liaison', 'helper'], own: ['family', 'member'] } as const;

export interface FamilyLine { id: string; countyId: string; villageId: string | null; village: string | null; seq: number | null; groupName: string; headName: string }
const columns = 'f.id, f.county_id, f.village_id, v.name as village, v.seq, f.group_name, h.name as head_name';
const joins = 'from families f join people h on h.id = f.head_person_id left join orgs v on v.id = f.village_id';

export const seenFamilies = (op: Op, t = 'f', column = 'id'): Sql => visible(op, t, { family: column }, sight);

/** By the member's name; civil affairs, who read no party files, by the names of those at home. */
const named = (op: Op, like: string): Sql =>
  wearer(op).hat === 'civil'
    ? sql(`exists (select 1 from family_people np join people nn on nn.id = np.person_id where np.family_id = f.id and np.until_day is null and np.kind <> 'member' and nn.name like ? escape '!')`, like)
    : sql(`h.name like ? escape '!'`, like);

export async function listFamilies(op: Op, f: Parsed<'families.list'>): Promise<{ rows: FamilyLine[]; next: string | null; total?: number }> {
  const where = and(
    seenFamilies(op), f.village ? inVillage('f.village_id', f.village) : null,
    f.name ? named(op, `%${f.name.replace(/[!%_]/g, '!$&')}%`) : null,
    f.helper === 'none' ? sql('not exists (select 1 from pairings g where g.family_id = f.id and g.until_day is null)') : null,
    f.card === 'none' && wearer(op).hat !== 'civil' ? sql(`not exists (select 1 from cards k where k.family_id = f.id and k.status = 'valid' and k.valid_until >= ?)`, op.today) : null,
  );
  const after = f.cursor ? /^(\d+)~([\w-]+)$/.exec(f.cursor) : null;
  const page = and(where, after ? sql('(coalesce(v.seq, 99999) > ? or (coalesce(v.seq, 99999) = ? and f.id > ?))', Number(after[1]), Number(after[1]), after[2]) : null);
  const found = await rows<FamilyLine>(op.db, sql(`select ${columns} ${joins} where ${page.text} order by coalesce(v.seq, 99999), f.id limit ${f.limit + 1}`, ...page.params));
  const shown = found.slice(0, f.limit);
  const last = shown.at(-1);
  const total = after ? undefined : Number((await row<{ n: number }>(op.db, sql(`select count(*) as n ${joins} where ${where.text}`, ...where.params)))!.n);
  return { rows: shown, next: found.length > f.limit && last ? `${last.seq ?? 99999}~${last.id}` : null, ...(total === undefined ? {} : { total }) };
}

export async function getFamily(op: Op, id: string): Promise<FamilyLine> {
  const may = seenFamilies(op);
  const found = await row<FamilyLine>(op.db, sql(`select ${columns} ${joins} where f.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
export const findFamily = (op: Op, id: string): Promise<Family | null> => row(op.db, sql('select * from families where id = ?', id));

export interface FamilyMate { familyId: string; personId: string; memberPersonId: string | null; name: string; relation: string; kind: string; countyId: string; phoneCt: string | null }
/** Everyone of the given families today, the member away included (kind `member`). */
export async function matesOf(op: Op, familyIds: readonly string[]): Promise<FamilyMate[]> {
  const out: FamilyMate[] = [];
  for (let i = 0; i < familyIds.length; i += 300) {
    const where = among('fp.family_id', familyIds.slice(i, i + 300));
    out.push(...(await rows<FamilyMate>(op.db, sql(`select fp.family_id, fp.person_id, fp.member_person_id, fp.relation, fp.kind, p.name, p.county_id, p.phone_ct from family_people fp join people p on p.id = fp.person_id where fp.until_day is null and ${where.text} order by fp.id`, ...where.params))));
  }
  return out;
}
export const findMate = (op: Op, familyId: string, personId: string): Promise<FamilyPerson | null> => row(op.db, sql('select * from family_people where family_id = ? and person_id = ? and until_day is null', familyId, personId));
/** Families in scope that have a member away today: whom a card is for (F1). */
export const familiesWithMemberAway = (op: Op): Promise<Family[]> => {
  const may = seenFamilies(op);
  return rows(op.db, sql(`select f.* from families f where ${may.text} and exists (select 1 from family_people fp join outflows o on o.person_id = fp.person_id and o.back_day is null where fp.family_id = f.id and fp.until_day is null) order by f.id`, ...may.params));
};
