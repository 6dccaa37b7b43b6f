import type { Parsed } from '@guiyan/shared/contract';
import { among, and, or, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { nameFor, personOf, unprotected } from '../people';
import type { Counsellor, ReferralNote, ReferralRow } from './referrals.entity';

export interface ReferralLine extends ReferralRow { person: string; phoneCt: string | null; keptId: string; counsellor: string; village: string | null }
const columns = (op: Op): string => `t.*, ${nameFor(op, 'p')} as person, p.phone_ct, p.id as kept_id, ${nameFor(op, 'c')} as counsellor, v.name as village`;
const joins = `from referrals t ${personOf('p', 't.person_id')} ${personOf('c', 't.counsellor_id')} left join orgs v on v.id = t.village_id`;
const mine = (op: Op): string[] => { const a = wearer(op); return a.personId ? [a.personId, ...(a.samePeople ?? [])] : []; };

/** The counsellor himself, while he has the right. */
const asCounsellor = (op: Op): Sql => {
  const me = among('t.counsellor_id', mine(op));
  return and(sql('t.county_id = ?', wearer(op).countyId), me, sql(`exists (select 1 from counsellors k where k.open_key = t.counsellor_id)`), unprotected(op, 't.person_id'));
};
/** That it is there: to the offices of the place, to whom it is about and to whoever made it. */
function seen(op: Op): Sql {
  const a = wearer(op);
  const ofOffice = visible(op, 't', { person: 'person_id' }, { scope: ['clerk', 'secretary'] });
  const own = a.hat === 'member' || a.hat === 'family' ? among('t.person_id', mine(op)) : sql('1=0');
  return or(ofOffice, a.hat === 'helper' ? asCounsellor(op) : sql('1=0'), and(sql('t.county_id = ?', a.countyId), or(own, sql('t.by_user_id = ?', a.userId)), unprotected(op, 't.person_id')));
}
async function oneOf(op: Op, id: string, may: Sql): Promise<ReferralLine> {
  const found = await row<ReferralLine>(op.db, sql(`select ${columns(op)} ${joins} where t.id = ? and (${may.text})`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
export const getReferral = (op: Op, id: string): Promise<ReferralLine> => oneOf(op, id, seen(op));
/** What it says: to the counsellor. */
export const getOwnReferral = (op: Op, id: string): Promise<ReferralLine> => oneOf(op, id, asCounsellor(op));
export async function listReferrals(op: Op, { cursor, limit }: Parsed<'referrals.list'>): Promise<{ rows: ReferralLine[]; next: string | null }> {
  const where = and(seen(op), cursor ? sql('t.id < ?', cursor) : null);
  const found = await rows<ReferralLine>(op.db, sql(`select ${columns(op)} ${joins} where ${where.text} order by t.id desc limit ${limit + 1}`, ...where.params));
  const shown = found.slice(0, limit);
  return { rows: shown, next: found.length > limit ? shown.at(-1)!.id : null };
}
export const notesOf = (op: Op, referralId: string): Promise<ReferralNote[]> => rows(op.db, sql('select * from referral_notes where referral_id = ? order by id', referralId));

/** Those of the county, and of the township where the actor is of one. */
export async function listCounsellors(op: Op): Promise<{ personId: string; name: string; duty: string }[]> {
  const a = wearer(op);
  const where = and(sql('k.county_id = ? and k.until_day is null', a.countyId), a.townshipId ? sql('(p.township_id is null or p.township_id = ?)', a.townshipId) : null, unprotected(op, 'p.id'));
  return rows(op.db, sql(`select k.person_id, p.name, p.duty from counsellors k ${personOf('p', 'k.person_id')} where ${where.text}`, ...where.params));
}
export const openCounsellor = (op: Op, personId: string): Promise<Counsellor | null> => row(op.db, sql('select * from counsellors where open_key = ?', personId));
