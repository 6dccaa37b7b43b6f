import type { EntityManager } from 'typeorm';
import type { Hat } from '@guiyan/shared/domain/hats';
import { hats as hatNames } from '@guiyan/shared/domain/hats';
import { INSTALLATION } from '../../platform/crypto';
import type { Database } from '../../platform/db/database';
import { byKey, evenly, gatherRows } from '../../platform/db/gather';
import { among, row, rows, sql } from '../../platform/db/sql';
import { AppError } from '../../platform/errors';
import type { Actor, Op } from '../../platform/op';
import { sameIds, sameIdsOf } from '../people';
import type { HatRow, SessionRow, User } from './accounts.entity';

export type { HatRow, User } from './accounts.entity';
export const asHat = (text: string | null): Hat | null => hatNames.find((h) => h === text) ?? null;

interface Loaded { id: string; userId: string; expiresAt: number; endedAt: number | null; hatId: string | null; hat: string | null; name: string | null; untilDay: string | null; countyId: string | null; townshipId: string | null; villageId: string | null; orgId: string | null; personId: string | null; familyId: string | null; merged: string | null; partVillageId: string | null; countyRules: number }
type LoadedActor = Loaded & { villages: string[] };

const readSession = gatherRows<string, LoadedActor | null>(async (db, ids) => {
  const where = among('s.id', evenly(ids));
  const found = await rows<Loaded>(db, sql(
    `select s.id, s.user_id, s.expires_at, s.ended_at, h.id as hat_id, h.hat, h.name, h.until_day, h.county_id, h.township_id, h.village_id, h.org_id, h.person_id, h.family_id, coalesce(sp.same_id, sf.same_id) as merged, ot.org_id as part_village_id,
      (select count(*) from county_settings cs where cs.county_id = h.county_id) as county_rules
     from sessions s left join hats h on h.id = s.hat_id left join same_records sp on sp.record_id = h.person_id left join same_records sf on sf.record_id = h.family_id left join org_turns ot on ot.shown_as = h.village_id and ot.until_day is null where ${where.text}`, ...where.params));
  // Villages that became part of the hat's own come as further lines of the same session.
  const byId = byKey(found, (s) => s.id);
  return ids.map((id) => {
    const lines = byId.get(id);
    return lines ? { ...lines[0]!, villages: [...new Set(lines.flatMap((l) => (l.partVillageId && l.partVillageId !== l.villageId ? [l.partVillageId] : [])))] } : null;
  });
});

/** The one indexed read of every request, begun after it came: is the sign-in good, and which hat is worn now? */
export async function loadSession(db: Database, sessionId: string, now: number): Promise<Actor> {
  const s = await readSession(db, sessionId);
  if (!s || s.endedAt !== null || Number(s.expiresAt) <= now) throw new AppError('auth.expired', 401);
  const worn = s.hatId !== null && s.untilDay === null;
  const who = worn && s.merged !== null ? await db.read((m) => standsFor(m, s.personId, s.familyId)) : { personId: s.personId, familyId: s.familyId };
  return {
    userId: s.userId, sessionId, hatId: worn ? s.hatId : null, hat: worn ? asHat(s.hat) : null, countyId: worn ? s.countyId : null, townshipId: worn ? s.townshipId : null, villageId: worn ? s.villageId : null,
    orgId: worn ? s.orgId : null, personId: worn ? who.personId : null, familyId: worn ? who.familyId : null, name: s.name ?? '', mergedVillages: worn ? s.villages : [], ...(worn ? { countyRules: Number(s.countyRules) } : {}), ...(worn && 'samePeople' in who ? { samePeople: who.samePeople, sameFamilies: who.sameFamilies } : {}),
  };
}
/** R12 A hat given to a record that was merged is worn by the one that was kept, in the family that one lives in. */
async function standsFor(db: EntityManager, personId: string | null, familyId: string | null): Promise<Pick<Actor, 'personId' | 'familyId'> & { samePeople: string[]; sameFamilies: string[] }> {
  const kept = personId ? await row<{ id: string; familyId: string | null }>(db, sql('select q.id, q.family_id from people p join people q on q.id = p.survivor_id where p.id = ?', personId)) : null;
  const family = kept?.familyId ?? familyId;
  const person = kept?.id ?? personId;
  const home = family ? (await row<{ id: string }>(db, sql('select coalesce(survivor_id, id) as id from families where id = ?', family)))?.id ?? family : null;
  return { personId: person, familyId: home, samePeople: person ? (await sameIds(db, person)).slice(1) : [], sameFamilies: home ? (await sameIds(db, home)).slice(1) : [] };
}

export const hatsOf = (op: Op, userId: string): Promise<HatRow[]> => rows(op.db, sql('select * from hats where user_id = ? and until_day is null order by id', userId));
export const findHat = (op: Op, id: string): Promise<HatRow | null> => row(op.db, sql('select * from hats where id = ?', id));
export const hatsOfPeople = async (op: Op, personIds: readonly string[], hat: Hat): Promise<Set<string>> => {
  const { all, askedOf } = await sameIdsOf(op, personIds);
  const where = among('person_id', all);
  return new Set((await rows<{ personId: string }>(op.db, sql(`select person_id from hats where hat = ? and until_day is null and ${where.text}`, hat, ...where.params))).flatMap((h) => askedOf.get(h.personId) ?? []));
};
/** X2 Whether two accounts are one person's: by a record any hat of both ever stood for, or, where a hat of the office stands for none, by its name. */
export async function areOnePerson(op: Op, a: string, b: string): Promise<boolean> {
  if (a === b) return true;
  const worn = await rows<HatRow>(op.db, sql('select * from hats where user_id in (?, ?)', a, b));
  const of = (userId: string) => worn.filter((h) => h.userId === userId);
  const people = new Set((await sameIdsOf(op, of(a).flatMap((h) => h.personId ?? []))).all);
  return of(b).some((h) => (h.personId !== null && people.has(h.personId)) || of(a).some((other) => other.name !== '' && other.name === h.name && (other.personId === null || h.personId === null)));
}
/** The accounts that wear a hat for a person: whom to send a message. */
export const usersOfPerson = async (op: Op, personId: string, hat: Hat): Promise<{ userId: string }[]> => {
  const where = among('person_id', await sameIds(op.db, personId));
  return rows(op.db, sql(`select distinct user_id from hats where ${where.text} and hat = ? and until_day is null`, ...where.params, hat));
};
export const findUser = (op: Op, id: string): Promise<User | null> => row(op.db, sql('select * from users where id = ?', id));
export const findSession = (op: Op, id: string): Promise<SessionRow | null> => row(op.db, sql('select * from sessions where id = ?', id));

const userPlace = (column: 'phone' | 'openid', id: string) => ({ table: 'users', column, row: id, county: INSTALLATION });
export const userPhone = (op: Op, user: User): string | null => (user.phoneCt ? op.services.keys.open(user.phoneCt, userPlace('phone', user.id)) : null);
export const userOpenid = (op: Op, user: Pick<User, 'id' | 'openidCt'>): string | null => (user.openidCt ? op.services.keys.open(user.openidCt, userPlace('openid', user.id)) : null);
export const userPhoneIndex = (op: Op, phone: string): string => op.services.keys.index(INSTALLATION, 'users.phone', phone);
export const openidIndex = (op: Op, openid: string): string => op.services.keys.index(INSTALLATION, 'users.openid', openid);
export const sealUser = (op: Op, column: 'phone' | 'openid', id: string, value: string): string => op.services.keys.seal(value, userPlace(column, id));
export const findUserByPhone = (op: Op, phone: string): Promise<User | null> => row(op.db, sql('select * from users where phone_ix = ?', userPhoneIndex(op, phone)));
export const findUserByOpenid = (op: Op, openid: string): Promise<User | null> => row(op.db, sql('select * from users where openid_ix = ?', openidIndex(op, openid)));
