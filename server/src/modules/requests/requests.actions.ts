import type { Parsed } from '@guiyan/shared/contract';
import type { ItemAsker } from '@guiyan/shared/domain/items';
import { itemLabel } from '@guiyan/shared/domain/requests';
import { change, swap } from '../../platform/db/change';
import { conflict, ensure } from '../../platform/errors';
import type { EventName } from '../../platform/events';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { findFamily } from '../families';
import { attachPhotos } from '../files';
import { findPerson } from '../people';
import { findForm } from './items.queries';
import { RequestEntry, RequestStepEntry } from './requests.entity';
import { findBySource, getForUpdate, getRequest, ownedBy, type RequestLine } from './requests.queries';
import { moves, refusalOf, type Verb } from './requests.rules';

type Step = 'submitted' | 'taken' | 'answered' | 'confirmed' | 'reopened' | 'attempt' | 'closed' | 'withdrawn' | 'handed';
type Told = Extract<EventName, `request.${string}`>;
interface Where { id: string; countyId: string; townshipId: string | null; familyId: string | null }

/** What people write about their need is read by those who serve them, not in the database. */
export const placeOf = (column: 'text' | 'answer' | 'words' | 'asker' | 'asker_phone', r: { id: string; countyId: string }) => ({ table: column === 'words' ? 'request_steps' : 'requests', column, row: r.id, county: r.countyId });

export async function addStep(op: Op, r: Where, what: Step, event: Told, words = '', more: { behalf?: boolean; officeOnly?: boolean; at?: number } = {}): Promise<void> {
  const step = { id: newId(), countyId: r.countyId };
  await op.db.insert(RequestStepEntry, { ...step, requestId: r.id, at: more.at ?? op.now, what, byName: wearer(op).name, words: op.services.keys.seal(words, placeOf('words', step)), behalf: more.behalf ?? false, officeOnly: more.officeOnly ?? false });
  await record(op, event, { requestId: r.id, familyId: r.familyId }, { townshipId: r.townshipId, subjectId: r.id });
}

export interface NewRequest {
  where: { countyId: string; townshipId: string | null; villageId: string | null; familyId: string | null };
  personId: string | null; askerId: string | null; askerName: string;
  /** Whom the roster does not know. */
  stranger?: { name: string; phone?: string | null } | null;
  source: 'request' | 'checkin' | 'visit' | 'contact' | 'desk' | 'outpost'; sourceId: string | null;
  item: string;
  /** Who asks, where the item says who may; null: it was told and asked of nobody. */
  as: ItemAsker | null;
  text: string; photoIds: string[];
  /** When it was asked, if not now. */
  at?: number;
  outpostId?: string | null; behalf?: boolean;
}
/** Opens a matter under the form its item has today. */
export async function open(op: Op, f: NewRequest): Promise<Where> {
  const form = await findForm(op, f.item, f.where, op.today);
  ensure(form?.spec.on || !f.as, conflict('requests.no_item'));
  ensure(!f.as || form!.spec.askers.includes(f.as), conflict('requests.not_for_you', { item: form?.spec.zh ?? '' }));
  const r = { id: newId(), ...f.where };
  const seal = (text: string, column: 'text' | 'asker' | 'asker_phone') => op.services.keys.seal(text, placeOf(column, r));
  await op.db.insert(RequestEntry, {
    ...r, personId: f.personId, askerId: f.askerId, askerName: f.stranger ? '' : f.askerName, askerCt: f.stranger ? seal(f.stranger.name, 'asker') : null, phoneCt: f.stranger?.phone ? seal(f.stranger.phone, 'asker_phone') : null,
    source: f.source, sourceId: f.sourceId, item: f.item, itemName: form?.spec.zh ?? null, firstDays: form?.spec.firstDays ?? null, wholeDays: form?.spec.wholeDays ?? null, status: 'submitted', text: seal(f.text, 'text'), photoIds: f.photoIds,
    submittedAt: f.at ?? op.now, takenBy: null, takenByName: '', answer: null, attempts: 0, version: 1, outpostId: f.outpostId ?? null,
  });
  await attachPhotos(op, f.photoIds, { townshipId: r.townshipId, villageId: r.villageId, personId: f.personId, familyId: r.familyId });
  await addStep(op, r, 'submitted', 'request.submitted', '', { behalf: f.behalf ?? false, ...(f.at === undefined ? {} : { at: f.at }) });
  return r;
}
async function placeOfFamily(op: Op, familyId: string | null): Promise<NewRequest['where']> {
  const family = familyId ? await findFamily(op, familyId) : null;
  ensure(family, conflict('requests.no_family'));
  return { countyId: family.countyId, townshipId: family.townshipId, villageId: family.villageId, familyId: family.id };
}

/** S2 The member’s or the family’s own request. */
export async function submit(op: Op, input: Parsed<'requests.submit'>): Promise<RequestLine> {
  const actor = wearer(op);
  // The family may have been made after the hat was given.
  const familyId = actor.familyId ?? (actor.personId ? (await findPerson(op, actor.personId))?.familyId ?? null : null);
  const isMember = actor.hat === 'member';
  const { id } = await open(op, { ...input, where: await placeOfFamily(op, familyId), personId: isMember ? actor.personId : null, askerId: actor.personId, askerName: actor.name, source: 'request', sourceId: null, as: isMember ? 'member' : 'family' });
  return getRequest(op, id);
}

export interface ToldRequest { familyId: string; personId: string | null; askerId: string | null; askerName: string; source: 'checkin' | 'visit' | 'contact'; sourceId: string; text: string }
/** Opens the request of a check-in, a visit or a contact, once. Answers its id. */
export async function openFrom(op: Op, { familyId, ...f }: ToldRequest): Promise<string> {
  const known = await findBySource(op, f.source, f.sourceId);
  return known ? known.id : (await open(op, { ...f, where: await placeOfFamily(op, familyId), item: 'HELP', as: null, text: f.text || itemLabel('HELP'), photoIds: [] })).id;
}

/** A cry for help taken back: gone unless somebody is on it already, who then hears it from the family. */
export async function withdrawFrom(op: Op, source: 'checkin', sourceId: string): Promise<void> {
  const known = await findBySource(op, source, sourceId);
  if (!known || !(await swap(op.db, RequestEntry, { id: known.id, status: moves.withdraw.from }, { status: moves.withdraw.to }))) return;
  await addStep(op, known, 'withdrawn', 'request.withdrawn');
}

async function move(op: Op, verb: Verb, id: string, patch: (r: RequestLine) => Partial<RequestEntry>, tell: { step: Step; event: Told; words?: string }): Promise<RequestLine> {
  const r = await getForUpdate(op, id);
  const refusal = refusalOf(verb, r, wearer(op).userId);
  ensure(!refusal, conflict(refusal ?? 'requests.wrong_state', { name: r.takenByName }));
  const given = { ...patch(r), status: moves[verb].to };
  await change(op.db, RequestEntry, { id, status: moves[verb].from }, given, conflict('requests.wrong_state'));
  await addStep(op, r, tell.step, tell.event, tell.words);
  return { ...r, ...given };
}

/** X15 Open matters of an owner who leaves, inside the actor's scope: the next owner owes the answer, and both halves of the family read who it is. */
export async function handOverRequests(op: Op, fromUserId: string, to: { userId: string; name: string }): Promise<number> {
  const list = await ownedBy(op, fromUserId);
  for (const r of list) {
    await change(op.db, RequestEntry, { id: r.id, takenBy: fromUserId }, { takenBy: to.userId, takenByName: to.name }, conflict('requests.wrong_state'));
    await addStep(op, r, 'handed', 'request.handed', to.name);
  }
  return list.length;
}

export const withdraw = (op: Op, { id }: Parsed<'requests.withdraw'>) => move(op, 'withdraw', id, () => ({}), { step: 'withdrawn', event: 'request.withdrawn' });
const ownedByActor = (op: Op) => { const { userId, name, hat, personId } = wearer(op); return { takenBy: userId, takenByName: name, ownerHat: hat, ownerPersonId: personId }; };
/** S3 Who takes it first owns it. */
export const take = (op: Op, { id }: Parsed<'requests.take'>) => move(op, 'take', id, () => ({ ...ownedByActor(op), firstBy: wearer(op).userId, firstByName: wearer(op).name, respondedAt: op.now, acceptedAt: op.now, clockAt: op.now }), { step: 'taken', event: 'request.taken' });
export const answer = (op: Op, { id, words }: Parsed<'requests.answer'>) =>
  move(op, 'answer', id, (r) => ({ answer: op.services.keys.seal(words, placeOf('answer', r)), attempts: 0 }), { step: 'answered', event: 'request.answered', words });
export const confirm = (op: Op, { id }: Parsed<'requests.confirm'>) => move(op, 'confirm', id, () => ({}), { step: 'confirmed', event: 'request.confirmed' });
export const reopen = (op: Op, { id, reason }: Parsed<'requests.reopen'>) => move(op, 'reopen', id, () => ({ answer: null, attempts: 0 }), { step: 'reopened', event: 'request.reopened', words: reason });
export const logAttempt = (op: Op, { id, words }: Parsed<'requests.logAttempt'>) => move(op, 'log_attempt', id, (r) => ({ attempts: r.attempts + 1 }), { step: 'attempt', event: 'request.attempted', words });
export const close = (op: Op, { id }: Parsed<'requests.close'>) => move(op, 'close', id, () => ({}), { step: 'closed', event: 'request.closed' });
