import { randomInt } from 'node:crypto';
import type { Output, Parsed } from '@guiyan/shared/contract';
import { hatTitle, type Hat } from '@guiyan/shared/domain/hats';
import { addDays } from '@guiyan/shared/domain/dates';
import { maskPhone } from '@guiyan/shared/domain/phone';
import { inOwnArea, isInOwnArea } from '../../platform/area';
import { INSTALLATION } from '../../platform/crypto';
import { change, empty } from '../../platform/db/change';
import { among, and, row, rows, sql, type Sql } from '../../platform/db/sql';
import { badInput, conflict, ensure, notAllowed, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { findOrg, type OrgRow } from '../orgs';
import { familyPeople, findPerson, protectedAmong, sameIds, seesProtected, unprotected, type PersonRow } from '../people';
import { HatRow, InviteRow, SessionRow } from './accounts.entity';
import { asHat, findUser, userPhone, userPhoneIndex } from './accounts.queries';
import { presentHat } from './accounts.present';
import { labelsOf } from '../settings';
import { canInvite, INVITE_DAYS } from './accounts.rules';
import { visible } from './scope';

export interface HatFacts { userId: string; hat: Hat; name: string; place: string; countyId: string; townshipId?: string | null; villageId?: string | null; orgId?: string | null; personId?: string | null; familyId?: string | null }

export async function giveHat(op: Op, f: HatFacts): Promise<HatRow> {
  const same = await row<HatRow>(op.db, sql(
    `select * from hats where user_id = ? and hat = ? and county_id = ? and until_day is null and coalesce(person_id,'') = ? and coalesce(family_id,'') = ? and coalesce(org_id,'') = ? and coalesce(township_id,'') = ? and coalesce(village_id,'') = ?`,
    f.userId, f.hat, f.countyId, f.personId ?? '', f.familyId ?? '', f.orgId ?? '', f.townshipId ?? '', f.villageId ?? ''));
  if (same) return same;
  const hat: HatRow = {
    id: newId(), userId: f.userId, countyId: f.countyId, townshipId: f.townshipId ?? null, villageId: f.villageId ?? null, orgId: f.orgId ?? null, personId: f.personId ?? null, familyId: f.familyId ?? null,
    hat: f.hat, name: f.name, place: f.place, fromDay: op.today, untilDay: null,
  };
  await op.db.insert(HatRow, hat);
  await record(op, 'hat.given', { hatId: hat.id, hat: f.hat, personId: hat.personId, familyId: hat.familyId }, { countyId: f.countyId, townshipId: hat.townshipId, subjectId: hat.id });
  return hat;
}

/** X14 Whether an account is that member already. Seen as it is now, and kept so until this unit of work ends: of two bindings at once the second is told. */
export async function isBound(op: Op, personId: string): Promise<boolean> {
  const held = await op.db.createQueryBuilder().update(HatRow).set({ untilDay: () => 'until_day' }).where(`person_id in (:...people) and hat = 'member' and until_day is null`, { people: await sameIds(op.db, personId) }).execute();
  return (held.affected ?? 0) > 0;
}

/** Puts the new hat on in the session that earned it. */
export async function wearNow(op: Op, hat: HatRow): Promise<HatRow> {
  await op.db.update(SessionRow, { id: op.actor!.sessionId }, { hatId: hat.id });
  return hat;
}

/** Rows of one's own scope by the plain scope columns; those of protected people are there for few (X9). */
const within = (op: Op, t: string): Sql => and(inOwnArea(wearer(op), t), unprotected(op, `coalesce(${t}.person_id, '')`));
const inScope = (op: Op, at: { countyId: string; townshipId: string | null; villageId: string | null }): boolean => isInOwnArea(wearer(op), at);

// No vowels and no look-alikes: a code is read out on the phone and never spells a word.
const LETTERS = 'BCDFGHJKMNPQRSTVWXZ23456789';
const inviteCode = (): string => Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)]!).join('');
const codeMac = (op: Op, code: string): string => op.services.keys.mac('invite', code.toUpperCase().replace(/[^A-Z0-9]/g, ''));

interface Target { place: string; countyId: string; townshipId: string | null; villageId: string | null; orgId: string | null; personId: string | null; familyId: string | null }

/** X15 What the invited hat will belong to; always inside the giver's own scope. */
async function target(op: Op, input: Parsed<'accounts.invite'>): Promise<Target> {
  const a = wearer(op);
  const none = { orgId: null, personId: null, familyId: null };
  const needed = badInput('invite.org_needed', { orgId: 'required' });
  if (input.hat === 'window' || input.hat === 'outpost') {
    ensure(input.orgId, needed);
    const org = await orgOfScope(op, input.orgId);
    ensure(org.kind === input.hat, needed);
    return { ...none, ...placeOf(org), orgId: org.id };
  }
  if (input.hat === 'family') {
    ensure(input.familyId, badInput('invite.family_needed', { familyId: 'required' }));
    const people = await familyPeople(op, input.familyId);
    ensure(await servesAnyOf(op, people), notFound());
    // X9 The family’s own hat reads of all of them.
    ensure(!(await anyHidden(op, people)), notAllowed('invite.not_allowed'));
    const first = people.find((p) => !p.isMember) ?? people[0];
    ensure(first && inScope(op, first), notFound());
    return { ...none, place: '', countyId: first.countyId, townshipId: first.townshipId, villageId: first.villageId, familyId: input.familyId, personId: input.personId && people.some((p) => p.id === input.personId) ? input.personId : null };
  }
  if (input.hat === 'helper' || input.hat === 'liaison' || input.hat === 'member') {
    ensure(input.personId, badInput('invite.person_needed', { personId: 'required' }));
    const person = await findPerson(op, input.personId);
    ensure(person && inScope(op, person) && (person.isMember || input.hat !== 'member') && (await servesAnyOf(op, [person])) && !(await anyHidden(op, [person])), notFound());
    return { ...none, place: '', countyId: person.countyId, townshipId: person.townshipId, villageId: person.villageId, personId: person.id, familyId: input.hat === 'member' ? person.familyId : null };
  }
  const org = await orgOfScope(op, input.orgId ?? a.villageId ?? a.townshipId ?? a.countyId);
  // A clerk acts for a township and a secretary for a village: an office that lent them its own width would show them every number.
  ensure(org.townshipId || input.hat !== 'clerk', needed);
  ensure(org.villageId || input.hat !== 'secretary', badInput('invite.village_needed', { orgId: 'required' }));
  return { ...none, ...placeOf(org) };
}
const placeOf = (org: OrgRow) => ({ place: org.name, countyId: org.countyId, townshipId: org.townshipId, villageId: org.villageId });
async function orgOfScope(op: Op, id: string): Promise<OrgRow> {
  const org = await findOrg(op, id);
  ensure(org && org.untilDay === null && inScope(op, org), notFound());
  return org;
}
const anyHidden = async (op: Op, people: readonly PersonRow[]): Promise<boolean> => !seesProtected(op) && (await protectedAmong(op, people.map((p) => p.id))).size > 0;
/** Offices speak for everyone of their place, a liaison only for those he was given. */
async function servesAnyOf(op: Op, people: readonly PersonRow[]): Promise<boolean> {
  if (wearer(op).hat !== 'liaison') return true;
  const may = visible(op, 'p', { person: 'id', family: 'family_id' }, { access: ['liaison'] });
  const these = among('p.id', people.map((p) => p.id));
  return (await row(op.db, sql(`select p.id from people p where ${these.text} and ${may.text} limit 1`, ...these.params, ...may.params))) !== null;
}

export async function invite(op: Op, input: Parsed<'accounts.invite'>): Promise<Output<'accounts.invite'>> {
  ensure(canInvite(wearer(op).hat, input.hat), notAllowed('invite.not_allowed'));
  const made = await makeInvite(op, input.hat, input.name, input.phone ?? null, await target(op, input), wearer(op).userId);
  await record(op, 'invite.made', { inviteId: made.id, hat: input.hat }, { subjectId: made.id });
  return made;
}

/** The code is answered once and kept only as a keyed digest. */
export async function makeInvite(op: Op, hat: Hat, name: string, phone: string | null, to: Target, madeBy: string | null): Promise<{ id: string; code: string; expiresOn: string }> {
  const id = newId();
  const code = inviteCode();
  const expiresOn = addDays(op.today, INVITE_DAYS);
  await op.db.insert(InviteRow, {
    id, codeMac: codeMac(op, code), hat, name, ...to, phoneCt: phone ? op.services.keys.seal(phone, { table: 'invites', column: 'phone', row: id, county: INSTALLATION }) : null,
    phoneIx: phone ? userPhoneIndex(op, phone) : null, expiresOn, usedAt: null, revokedAt: null, madeBy,
  });
  return { id, code, expiresOn };
}

export async function acceptInvite(op: Op, { code }: Parsed<'accounts.acceptInvite'>): Promise<Output<'accounts.acceptInvite'>> {
  const found = await row<InviteRow>(op.db, sql('select * from invites where code_mac = ?', codeMac(op, code)));
  if (!found) throw notFound('invite.unknown');
  if (found.usedAt !== null || found.revokedAt !== null || found.expiresOn < op.today) throw conflict('invite.not_open');
  const user = await findUser(op, op.actor!.userId);
  if (found.phoneIx && found.phoneIx !== user?.phoneIx) throw notAllowed('invite.other_phone');
  await change(op.db, InviteRow, { id: found.id, usedAt: empty(), revokedAt: empty() }, { usedAt: op.now }, conflict('invite.not_open'));
  ensure(found.hat !== 'member' || !found.personId || !(await isBound(op, found.personId)), conflict('bind.taken'));
  const hat = await giveHat(op, { userId: op.actor!.userId, hat: asHat(found.hat)!, name: found.name, place: found.place, countyId: found.countyId, townshipId: found.townshipId, villageId: found.villageId, orgId: found.orgId, personId: found.personId, familyId: found.familyId });
  return { hat: presentHat(await wearNow(op, hat), await labelsOf(op, hat.countyId)) };
}

/** The office knows every invite of its place, a liaison those he made. */
const seenInvites = (op: Op): Sql => {
  const a = wearer(op);
  return and(within(op, 'i'), a.hat === 'liaison' && !a.orgId ? sql('i.made_by = ?', a.userId) : null);
};

export async function listInvites(op: Op, { personId, hat: wanted, cursor, limit }: Parsed<'accounts.invites'>): Promise<Output<'accounts.invites'>> {
  const may = and(seenInvites(op), personId ? among('i.person_id', await sameIds(op.db, personId)) : null, wanted ? sql('i.hat = ?', wanted) : null);
  const found = await rows<InviteRow>(op.db, sql(`select i.* from invites i where ${may.text}${cursor ? ' and i.id < ?' : ''} order by i.id desc limit ${limit + 1}`, ...may.params, ...(cursor ? [cursor] : [])));
  const shown = found.slice(0, limit);
  const labels = await labelsOf(op, wearer(op).countyId);
  return {
    next: found.length > limit ? shown.at(-1)!.id : null,
    rows: shown.map((i) => {
      const hat = asHat(i.hat)!;
      const status = i.usedAt !== null ? 'used' as const : i.revokedAt !== null ? 'ended' as const : i.expiresOn < op.today ? 'expired' as const : 'open' as const;
      return { id: i.id, hat, title: hatTitle(hat, labels), name: i.name, phone: i.phoneCt ? maskPhone(op.services.keys.open(i.phoneCt, { table: 'invites', column: 'phone', row: i.id, county: INSTALLATION })) : null, place: i.place, expiresOn: i.expiresOn, status, can: status === 'open' ? ['revoke' as const] : [] };
    }),
  };
}

export async function revokeInvite(op: Op, { id }: Parsed<'accounts.revokeInvite'>): Promise<Record<string, never>> {
  const may = seenInvites(op);
  const found = await row<InviteRow>(op.db, sql(`select i.* from invites i where i.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  await change(op.db, InviteRow, { id, usedAt: empty(), revokedAt: empty() }, { revokedAt: op.now }, conflict('invite.not_open'));
  await record(op, 'invite.revoked', { inviteId: id }, { subjectId: id });
  return {};
}

export async function listHats(op: Op, { cursor, limit }: Parsed<'accounts.hats'>): Promise<Output<'accounts.hats'>> {
  const may = within(op, 'h');
  const found = await rows<HatRow>(op.db, sql(`select h.* from hats h where h.until_day is null and ${may.text}${cursor ? ' and h.id > ?' : ''} order by h.id limit ${limit + 1}`, ...may.params, ...(cursor ? [cursor] : [])));
  const shown = found.slice(0, limit);
  const labels = await labelsOf(op, wearer(op).countyId);
  const out: Output<'accounts.hats'>['rows'] = [];
  for (const h of shown) {
    const user = await findUser(op, h.userId);
    const phone = user && userPhone(op, user);
    out.push({ ...presentHat(h, labels), phone: phone ? maskPhone(phone) : null, can: mayEnd(op, h) ? ['end'] : [] });
  }
  return { rows: out, next: found.length > limit ? shown.at(-1)!.id : null };
}
export const mayEnd = (op: Op, h: HatRow): boolean => h.id !== wearer(op).hatId && canInvite(wearer(op).hat, asHat(h.hat)!);

/** X15 Ends a hat; the next request under it is refused. */
export async function endHat(op: Op, { id }: Parsed<'accounts.endHat'>): Promise<Record<string, never>> {
  const may = within(op, 'h');
  const found = await row<HatRow>(op.db, sql(`select h.* from hats h where h.id = ? and h.until_day is null and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  ensure(found.id !== wearer(op).hatId, conflict('hat.yourself'));
  ensure(mayEnd(op, found), notAllowed());
  await retire(op, found);
  return {};
}
export async function retire(op: Op, hat: HatRow): Promise<void> {
  await change(op.db, HatRow, { id: hat.id, untilDay: empty() }, { untilDay: op.today }, notFound());
  await voidInvitesOf(op, hat);
  await record(op, 'hat.ended', { hatId: hat.id, hat: hat.hat, personId: hat.personId }, { subjectId: hat.id });
}

/** Nobody comes back by an invite he gave out before he had to go. */
async function voidInvitesOf(op: Op, hat: HatRow): Promise<void> {
  const there = and(sql('made_by = ? and county_id = ?', hat.userId, hat.countyId), hat.townshipId ? sql('township_id = ?', hat.townshipId) : null, sql('used_at is null and revoked_at is null'));
  await op.db.query(`update invites set revoked_at = ? where ${there.text}`, [op.now, ...there.params]);
}
