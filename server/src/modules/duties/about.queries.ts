import { among, row, rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { personOf, sameIds } from '../people';
import type { SubjectLine } from './subjects.queries';

type About = Omit<SubjectLine, 'since' | 'knownAt'> & { countyId: string };

/** The member records of a person and of those merged with it (R12). */
export const memberIdsOf = async (op: Op, personId: string): Promise<string[]> => {
  const where = among('person_id', await sameIds(op.db, personId));
  return (await rows<{ id: string }>(op.db, sql(`select id from members where ${where.text}`, ...where.params))).map((m) => m.id);
};
export const aboutMember = (op: Op, personId: string): Promise<About | null> =>
  row(op.db, sql('select m.id as subject_id, m.person_id, p.family_id, m.county_id, m.township_id, m.village_id, null as owner_id from people q join people p on p.id = coalesce(q.survivor_id, q.id) join members m on m.person_id = p.id where q.id = ?', personId));
export const familiesPaired = async (op: Op, pairingIds: readonly string[]): Promise<string[]> => {
  const where = among('g.id', pairingIds);
  return (await rows<{ id: string }>(op.db, sql(`select distinct coalesce(f.survivor_id, f.id) as id from pairings g join families f on f.id = g.family_id where ${where.text}`, ...where.params))).map((f) => f.id);
};
/** The family as it stands, with the first of its helpers. */
export const aboutFamily = (op: Op, familyId: string): Promise<About | null> =>
  row(op.db, sql(
    `select f.id as subject_id, null as person_id, f.id as family_id, f.county_id, f.township_id, f.village_id, (select g.helper_id from pairings g where g.family_id = f.id and g.until_day is null order by g.id limit 1) as owner_id
     from families f0 join families f on f.id = coalesce(f0.survivor_id, f0.id) where f0.id = ?`, familyId));
/** Children and elders of families, as they are at home on a day. */
export const atHomeOf = async (op: Op, familyIds: readonly string[], day: string): Promise<string[]> => {
  const where = among('t.family_id', familyIds);
  return (await rows<{ id: string }>(op.db, sql(`select distinct p.id from family_people t ${personOf('p', 't.person_id')} where ${where.text} and t.kind in ('child', 'elder') and t.from_day <= ? and (t.until_day is null or t.until_day >= ?)`, ...where.params, day, day))).map((p) => p.id);
};
/** What is open between these families and whoever helps them. */
export const pairingsOf = async (op: Op, familyIds: readonly string[]): Promise<string[]> => {
  const where = among('family_id', familyIds);
  return (await rows<{ id: string }>(op.db, sql(`select id from pairings where ${where.text} and until_day is null`, ...where.params))).map((g) => g.id);
};
/** H6 The pairings of this person with the family on a day, and the units for which they are. */
export const pairedVisiting = async (op: Op, familyId: string, helperId: string, day: string): Promise<string[]> => {
  const [family, helper] = [among('family_id', await sameIds(op.db, familyId)), among('helper_id', await sameIds(op.db, helperId))];
  return (await rows<{ id: string; unitId: string | null }>(op.db, sql(`select id, unit_id from pairings where ${family.text} and ${helper.text} and from_day <= ? and (until_day is null or until_day >= ?)`, ...family.params, ...helper.params, day, day))).flatMap((g) => (g.unitId ? [g.id, g.unitId] : [g.id]));
};
