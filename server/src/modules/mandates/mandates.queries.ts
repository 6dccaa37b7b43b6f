import type { Parsed } from '@guiyan/shared/contract';
import { among, and, or, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { maybeFamilyOf, nameFor, personOf, sameIds, unprotected } from '../people';
import type { MandateRow } from './mandates.entity';

export interface MandateLine extends MandateRow { principal: string | null; agent: string | null; headName: string | null; village: string | null }
type Raw = Omit<MandateLine, 'items'> & { items: string };
const sight = { scope: ['clerk', 'secretary'], own: ['member', 'family'] } as const;
const me = (op: Op): Sql => { const a = wearer(op); return among('md.agent_id', a.personId ? [a.personId, ...(a.samePeople ?? [])] : []); };
/** Those who gave it and those of the place; whoever acts by it sees what is his. */
const seen = (op: Op): Sql => {
  const { hat, countyId } = wearer(op);
  const acts = hat === 'helper' || hat === 'liaison';
  return and(acts ? and(sql('md.county_id = ?', countyId), me(op)) : visible(op, 'md', { person: 'principal_id', family: 'family_id' }, sight), acts ? unprotected(op, 'md.principal_id') : null);
};
const columns = (op: Op): string => `md.*, ${nameFor(op, 'pp')} as principal, ${nameFor(op, 'ag')} as agent, ${nameFor(op, 'h')} as head_name, v.name as village`;
const joins = `from mandates md ${personOf('pp', 'md.principal_id')} ${personOf('ag', 'md.agent_id')} ${maybeFamilyOf('md.family_id')} left join orgs v on v.id = md.village_id`;
const read = (m: Raw): MandateLine => ({ ...m, items: JSON.parse(m.items) as string[], createdAt: Number(m.createdAt), revokedAt: m.revokedAt === null ? null : Number(m.revokedAt) });

export async function getMandate(op: Op, id: string): Promise<MandateLine> {
  const may = seen(op);
  const found = await row<Raw>(op.db, sql(`select ${columns(op)} ${joins} where md.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return read(found);
}
export async function listMandates(op: Op, f: Parsed<'mandates.list'>): Promise<{ rows: MandateLine[]; next: string | null }> {
  const where = and(seen(op), f.open ? sql('md.revoked_at is null and md.until_day >= ?', op.today) : null, f.cursor ? sql('md.id < ?', f.cursor) : null);
  const found = await rows<Raw>(op.db, sql(`select ${columns(op)} ${joins} where ${where.text} order by md.id desc limit ${f.limit + 1}`, ...where.params));
  const shown = found.slice(0, f.limit).map(read);
  return { rows: shown, next: found.length > f.limit ? shown.at(-1)!.id : null };
}
/** Whatever it says by now, for rooms above. */
export const findMandate = async (op: Op, id: string): Promise<MandateLine | null> => {
  const found = await row<Raw>(op.db, sql(`select ${columns(op)} ${joins} where md.id = ?`, id));
  return found && read(found);
};
/** SQL: the mandate by an id column is held by the actor and holds today. */
export const heldByActor = (op: Op, column: string): Sql => {
  const mine = me(op);
  return sql(`exists (select 1 from mandates md where md.id = ${column} and md.revoked_at is null and md.from_day <= ? and md.until_day >= ? and ${mine.text})`, op.today, op.today, ...mine.params);
};

export interface AgentLine { personId: string; name: string | null; hat: 'helper' | 'liaison' }
/** Who looks after a family or one of it today. */
export async function listAgents(op: Op, familyId: string): Promise<AgentLine[]> {
  const families = await sameIds(op.db, familyId);
  const ofFamily = among('ac.subject_id', families);
  const ofPeople = among('fp.family_id', families);
  const subject = or(sql(`ac.subject_kind = 'family' and ${ofFamily.text}`, ...ofFamily.params), sql(`ac.subject_kind = 'person' and ac.subject_id in (select fp.person_id from family_people fp where fp.until_day is null and ${ofPeople.text})`, ...ofPeople.params));
  return rows(op.db, sql(
    `select distinct ag.id as person_id, ${nameFor(op, 'ag')} as name, ac.hat from access ac ${personOf('ag', 'ac.holder_id')} where ac.hat in ('helper', 'liaison') and ac.from_day <= ? and (ac.until_day is null or ac.until_day > ?) and ${subject.text} order by ag.id`, op.today, op.today, ...subject.params));
}
