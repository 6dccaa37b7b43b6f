import type { Output, Parsed } from '@guiyan/shared/contract';
import { change } from '../../platform/db/change';
import { count, row, rows, sql } from '../../platform/db/sql';
import { AppError, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { listCounties, orgNames } from '../orgs';
import { familyPeople, findByName, findByPhone, getPerson, idNoOf, type PersonRow } from '../people';
import { BindAttempt, BindRequestRow } from './accounts.entity';
import { findUser, userPhone } from './accounts.queries';
import { presentHat } from './accounts.present';
import { BIND_TRIES, decideBind, type BindDoubt } from './accounts.rules';
import { giveHat, wearNow } from './hats.actions';
import { visible } from './scope';

/** X14 Who may decide a doubtful binding: the office in whose scope the person is, and the person's own liaison. */
const sight = { scope: ['secretary', 'clerk'], access: ['liaison'] } as const;

async function refuseAttempt(op: Op, day: string): Promise<never> {
  const userId = op.actor!.userId;
  const known = await op.db.findOneBy(BindAttempt, { userId, day });
  if (known) await op.db.query('update bind_attempts set wrong = wrong + 1 where id = ?', [known.id]);
  else await op.db.insert(BindAttempt, { id: newId(), userId, day, wrong: 1 });
  const left = BIND_TRIES - ((known?.wrong ?? 0) + 1);
  throw left > 0 ? new AppError('bind.no_match', 404, { params: { left }, keep: true }) : new AppError('bind.too_many', 429, { keep: true });
}
async function ensureTriesLeft(op: Op): Promise<void> {
  const wrong = await count(op.db, sql('select wrong from bind_attempts where user_id = ? and day = ?', op.actor!.userId, op.today));
  if (wrong >= BIND_TRIES) throw new AppError('bind.too_many', 429);
}
async function ownPhone(op: Op): Promise<string> {
  const user = await findUser(op, op.actor!.userId);
  const phone = user && userPhone(op, user);
  if (!phone) throw new AppError('auth.phone_needed', 409);
  return phone;
}
const isBound = async (op: Op, personId: string, hat: string): Promise<boolean> => (await count(op.db, sql('select count(*) from hats where person_id = ? and hat = ? and until_day is null', personId, hat))) > 0;

/** X14 Binds the account to a member of the roster, or asks the liaison. */
export async function bindMember(op: Op, input: Parsed<'accounts.bindMember'>): Promise<Output<'accounts.bindMember'>> {
  await ensureTriesLeft(op);
  const phone = await ownPhone(op);
  const counties = await listCounties(op);
  const byPhone = await findByPhone(op, counties.map((c) => c.id), phone);
  const phoneIds = new Set(byPhone.map((p) => p.id));
  const people = [...byPhone, ...(await findByName(op, input.name)).filter((p) => !phoneIds.has(p.id))].filter((p) => p.isMember);
  const found = decideBind(people.map((p) => ({ personId: p.id, phoneMatches: phoneIds.has(p.id), nameMatches: p.name === input.name, idState: p.idState, idNo: idNoOf(op, p) })), input.idLast4);
  if (!found) return refuseAttempt(op, op.today);
  const person = people.find((p) => p.id === ('sure' in found ? found.sure : found.personId))!;
  if (await isBound(op, person.id, 'member')) throw conflict('bind.taken');
  if ('sure' in found) return { status: 'bound', hat: presentHat(await wearNow(op, await memberHat(op, person, op.actor!.userId))) };
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
  await ensureTriesLeft(op);
  const phone = await ownPhone(op);
  const mine = (await findByPhone(op, (await listCounties(op)).map((c) => c.id), phone)).filter((p) => p.familyId);
  const matches: PersonRow[] = [];
  for (const p of mine) if ((await familyPeople(op, p.familyId!)).some((m) => m.isMember && m.id !== p.id && m.name === memberName)) matches.push(p);
  if (!matches.length) return refuseAttempt(op, op.today);
  // Several of one family share the phone: the family is the same, so the first of them will do.
  const person = matches[0]!;
  ensure(matches.every((m) => m.familyId === person.familyId), conflict('bind.no_family'));
  const places = await orgNames(op, [person.villageId]);
  const hat = await giveHat(op, { userId: op.actor!.userId, hat: 'family', name: person.name, place: places.get(person.villageId ?? '') ?? '', countyId: person.countyId, townshipId: person.townshipId, villageId: person.villageId, personId: person.id, familyId: person.familyId });
  return { status: 'bound', hat: presentHat(await wearNow(op, hat)) };
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
  if (await isBound(op, person.id, 'member')) throw conflict('bind.taken');
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
