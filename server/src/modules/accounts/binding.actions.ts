import type { Output, Parsed } from '@guiyan/shared/contract';
import { change } from '../../platform/db/change';
import { among, row, rows, sql } from '../../platform/db/sql';
import { AppError, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { listCounties, orgNames } from '../orgs';
import { familyPeople, findByName, findByPhone, getPerson, idNoOf, type PersonRow } from '../people';
import { BindAttempt, BindRequestRow } from './accounts.entity';
import { findUser, userPhone } from './accounts.queries';
import { presentHat } from './accounts.present';
import { labelsOf } from '../settings';
import { BIND_TRIES, decideBind, PERSON_TRIES, type BindDoubt } from './accounts.rules';
import { giveHat, isBound, wearNow } from './hats.actions';
import { visible } from './scope';

/** X14 Who may decide a doubtful binding: the office in whose scope the person is, and the person's own liaison. */
const sight = { scope: ['secretary', 'clerk'], access: ['liaison'] } as const;

/** Takes one of the day's tries before looking, so that tries at the same moment are counted like tries one after the other. False when none is left. */
async function spendTry(op: Op, who: string, most: number): Promise<boolean> {
  if (!(await op.db.findOneBy(BindAttempt, { userId: who, day: op.today }))) await orKnown(op.db.insert(BindAttempt, { id: newId(), userId: who, day: op.today, wrong: 0 }));
  const spent = await op.db.createQueryBuilder().update(BindAttempt).set({ wrong: () => 'wrong + 1' }).where('user_id = :who and day = :day and wrong < :most', { who, day: op.today, most }).execute();
  return (spent.affected ?? 0) > 0;
}
/** A try that was no wrong one does not count. */
const giveTryBack = (op: Op): Promise<unknown> => op.db.query('update bind_attempts set wrong = wrong - 1 where user_id = ? and day = ?', [op.actor!.userId, op.today]);

async function ensureTry(op: Op): Promise<void> {
  ensure(await spendTry(op, op.actor!.userId, BIND_TRIES), new AppError('bind.too_many', 429));
}
async function refuseAttempt(op: Op): Promise<never> {
  const spent = await op.db.findOneByOrFail(BindAttempt, { userId: op.actor!.userId, day: op.today });
  const left = BIND_TRIES - spent.wrong;
  throw left > 0 ? new AppError('bind.no_match', 404, { params: { left }, keep: true }) : new AppError('bind.too_many', 429, { keep: true });
}
/** People at whom too many accounts guessed today: to a stranger's phone they are not there. */
async function guessedAt(op: Op, ids: readonly string[]): Promise<Set<string>> {
  const where = among('user_id', ids);
  return new Set((await rows<{ userId: string }>(op.db, sql(`select user_id from bind_attempts where day = ? and wrong >= ? and ${where.text}`, op.today, PERSON_TRIES, ...where.params))).map((b) => b.userId));
}
async function ownPhone(op: Op): Promise<string> {
  const user = await findUser(op, op.actor!.userId);
  const phone = user && userPhone(op, user);
  if (!phone) throw new AppError('auth.phone_needed', 409);
  return phone;
}
/** X14 Binds the account to a member of the roster, or asks the liaison. */
export async function bindMember(op: Op, input: Parsed<'accounts.bindMember'>): Promise<Output<'accounts.bindMember'>> {
  await ensureTry(op);
  const phone = await ownPhone(op);
  const counties = await listCounties(op);
  const byPhone = await findByPhone(op, counties.map((c) => c.id), phone);
  const phoneIds = new Set(byPhone.map((p) => p.id));
  const strangers = (await findByName(op, input.name)).filter((p) => p.isMember && !phoneIds.has(p.id));
  const shut = await guessedAt(op, strangers.map((p) => p.id));
  const people = [...byPhone.filter((p) => p.isMember), ...strangers.filter((p) => !shut.has(p.id))];
  const found = decideBind(people.map((p) => ({ personId: p.id, phoneMatches: phoneIds.has(p.id), nameMatches: p.name === input.name, idState: p.idState, idNo: idNoOf(op, p) })), input.idLast4);
  if (!found) {
    for (const p of strangers) await spendTry(op, p.id, PERSON_TRIES);
    return refuseAttempt(op);
  }
  await giveTryBack(op);
  const person = people.find((p) => p.id === ('sure' in found ? found.sure : found.personId))!;
  if (await isBound(op, person.id)) throw conflict('bind.taken');
  if ('sure' in found) return { status: 'bound', hat: presentHat(await wearNow(op, await memberHat(op, person, op.actor!.userId)), await labelsOf(op, person.countyId)) };
  await ask(op, person, input.name, found.doubt);
  return { status: 'waiting', hat: null };
}

async function memberHat(op: Op, person: PersonRow, userId: string) {
  const places = await orgNames(op, [person.villageId]);
  return giveHat(op, { userId, hat: 'member', name: person.name, place: places.get(person.villageId ?? '') ?? '', countyId: person.countyId, townshipId: person.townshipId, villageId: person.villageId, personId: person.id, familyId: person.familyId });
}

async function ask(op: Op, person: PersonRow, name: string, why: BindDoubt): Promise<void> {
  const open = await row(op.db, sql(`select id from bind_requests where user_id = ? and person_id = ? and status = 'open'`, op.actor!.userId, person.id));
  if (open) return;
  const id = newId();
  await op.db.insert(BindRequestRow, { id, userId: op.actor!.userId, personId: person.id, countyId: person.countyId, townshipId: person.townshipId, villageId: person.villageId, name, why, status: 'open', reason: '', at: op.now, decidedBy: null, decidedAt: null });
  await record(op, 'bind.asked', { bindId: id, personId: person.id }, { countyId: person.countyId, townshipId: person.townshipId, subjectId: person.id });
}

/** X14 A family is known by a phone of the family roster and the name of the member away. */
export async function bindFamily(op: Op, { memberName }: Parsed<'accounts.bindFamily'>): Promise<Output<'accounts.bindFamily'>> {
  await ensureTry(op);
  const phone = await ownPhone(op);
  const mine = (await findByPhone(op, (await listCounties(op)).map((c) => c.id), phone)).filter((p) => p.familyId);
  const matches: PersonRow[] = [];
  for (const p of mine) if ((await familyPeople(op, p.familyId!)).some((m) => m.isMember && m.id !== p.id && m.name === memberName)) matches.push(p);
  if (!matches.length) return refuseAttempt(op);
  await giveTryBack(op);
  // Several of one family share the phone: the family is the same, so the first of them will do.
  const person = matches[0]!;
  ensure(matches.every((m) => m.familyId === person.familyId), conflict('bind.no_family'));
  const places = await orgNames(op, [person.villageId]);
  const hat = await giveHat(op, { userId: op.actor!.userId, hat: 'family', name: person.name, place: places.get(person.villageId ?? '') ?? '', countyId: person.countyId, townshipId: person.townshipId, villageId: person.villageId, personId: person.id, familyId: person.familyId });
  return { status: 'bound', hat: presentHat(await wearNow(op, hat), await labelsOf(op, person.countyId)) };
}

export async function listBindRequests(op: Op): Promise<Output<'accounts.bindRequests'>> {
  const may = visible(op, 'b', { person: 'person_id' }, sight);
  const open = await rows<BindRequestRow>(op.db, sql(`select b.* from bind_requests b where b.status = 'open' and ${may.text} order by b.id limit 100`, ...may.params));
  const out: Output<'accounts.bindRequests'>['rows'] = [];
  for (const b of open) {
    const person = await getPerson(op, b.personId);
    const user = await findUser(op, b.userId);
    const phone = user && userPhone(op, user);
    const why = (['no_id', 'damaged_id', 'phone_differs'] as const).find((w) => w === b.why) ?? 'no_id';
    const names = await orgNames(op, [b.villageId]);
    out.push({ id: b.id, at: Number(b.at), name: b.name, phone: phone ? maskOf(phone) : '', why, personId: b.personId, personName: person.name, village: names.get(b.villageId ?? '') ?? '', can: ['approve', 'refuse'] });
  }
  return { rows: out };
}
const maskOf = (phone: string): string => `${phone.slice(0, 4)}****${phone.slice(-3)}`;

async function getOpenBind(op: Op, id: string): Promise<BindRequestRow> {
  const may = visible(op, 'b', { person: 'person_id' }, sight);
  const found = await row<BindRequestRow>(op.db, sql(`select b.* from bind_requests b where b.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  if (found.status !== 'open') throw conflict('bind.not_open');
  return found;
}

export async function approveBind(op: Op, { id }: Parsed<'accounts.approveBind'>): Promise<Record<string, never>> {
  const bind = await getOpenBind(op, id);
  const person = await getPerson(op, bind.personId);
  if (await isBound(op, person.id)) throw conflict('bind.taken');
  await change(op.db, BindRequestRow, { id, status: 'open' }, { status: 'approved', decidedBy: wearer(op).userId, decidedAt: op.now }, conflict('bind.not_open'));
  await memberHat(op, person, bind.userId);
  await record(op, 'bind.approved', { bindId: id, personId: person.id }, { subjectId: person.id });
  return {};
}
export async function refuseBind(op: Op, { id, reason }: Parsed<'accounts.refuseBind'>): Promise<Record<string, never>> {
  const bind = await getOpenBind(op, id);
  await change(op.db, BindRequestRow, { id, status: 'open' }, { status: 'refused', reason, decidedBy: wearer(op).userId, decidedAt: op.now }, conflict('bind.not_open'));
  await record(op, 'bind.refused', { bindId: id, personId: bind.personId }, { subjectId: bind.personId });
  return {};
}
