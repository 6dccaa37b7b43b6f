import { among, and, row, rows, sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import type { OutpostJoint, OutpostStaff } from './outposts.entity';

export interface OutpostLine { id: string; countyId: string; townshipId: string | null; name: string; phone: string | null; form: string | null; city: string | null; hours: string | null; way: string | null; facilities: string[]; version: number }
type Raw = Omit<OutpostLine, 'facilities'> & { facilities: string | null };
const select = `select o.id, o.county_id, o.township_id, o.name, o.phone, x.form, x.city, c.hours, c.way, c.facilities, coalesce(c.version, 0) as version from orgs o left join org_outposts x on x.id = o.id left join outpost_centres c on c.id = o.id`;
const read = (r: Raw): OutpostLine => ({ ...r, version: Number(r.version), facilities: r.facilities ? (JSON.parse(r.facilities) as string[]) : [] });
/** Everybody of the county may know of its outposts: members report there, whoever's township set it up. */
const seen = (op: Op) => sql(`o.county_id = ? and o.kind = 'outpost' and o.until_day is null`, wearer(op).countyId);

export async function getPost(op: Op, id: string): Promise<OutpostLine> {
  const where = and(seen(op), sql('o.id = ?', id));
  const found = await row<Raw>(op.db, sql(`${select} where ${where.text}`, ...where.params));
  if (!found) throw notFound();
  return read(found);
}
export async function listPosts(op: Op): Promise<OutpostLine[]> {
  const where = seen(op);
  return (await rows<Raw>(op.db, sql(`${select} where ${where.text} order by o.seq, o.id limit 300`, ...where.params))).map(read);
}

type RawStaff = Omit<OutpostStaff, 'languages'> & { languages: string };
/** Those who serve today, and those of a rota who no longer do. */
export async function staffOf(op: Op, orgIds: readonly string[], also: readonly string[] = []): Promise<OutpostStaff[]> {
  const where = and(among('s.org_id', orgIds), also.length ? (() => { const ids = among('s.id', also); return sql(`s.until_day is null or ${ids.text}`, ...ids.params); })() : sql('s.until_day is null'));
  return (await rows<RawStaff>(op.db, sql(`select s.* from outpost_staff s where ${where.text} order by s.id`, ...where.params))).map((s) => ({ ...s, languages: JSON.parse(s.languages) as string[] }));
}
export const jointsOf = async (op: Op, orgId: string): Promise<OutpostJoint[]> => (await rows<OutpostJoint>(op.db, sql('select j.* from outpost_joints j where j.org_id = ? order by j.on_day desc, j.id desc limit 100', orgId))).map((j) => ({ ...j, came: j.came === null ? null : Number(j.came) }));
export async function getJoint(op: Op, orgId: string, id: string): Promise<OutpostJoint> {
  const found = await row<OutpostJoint>(op.db, sql('select j.* from outpost_joints j where j.id = ? and j.org_id = ?', id, orgId));
  if (!found) throw notFound();
  return found;
}
