import type { Parsed } from '@guiyan/shared/contract';
import type { ItemAsker } from '@guiyan/shared/domain/items';
import { itemLabel, type requestSteps } from '@guiyan/shared/domain/requests';
import { change, swap } from '../../platform/db/change';
import { conflict, ensure, notAllowed, notFound } from '../../platform/errors';
import type { EventName } from '../../platform/events';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { familyName, findFamily, getFamily } from '../families';
import { attachPhotos } from '../files';
import { covers, getMandate } from '../mandates';
import { findPerson } from '../people';
import { settleClock, type ClockColumns } from './clock.queries';
import { findForm } from './items.queries';
import { RequestEntry, RequestStepEntry } from './requests.entity';
import { findBySource, getRequest, ownedBy, type RequestLine } from './requests.queries';

export type Step = (typeof requestSteps)[number];
type Told = Exclude<Extract<EventName, `request.${string}`>, 'request.moved'>;
export interface Where { id: string; countyId: string; townshipId: string | null; familyId: string | null }

/** What people write about their need is read by those who serve them, not in the database. */
export const placeOf = (column: 'text' | 'answer' | 'words' | 'asker' | 'asker_phone', r: { id: string; countyId: string }) => ({ table: column === 'words' ? 'request_steps' : 'requests', column, row: r.id, county: r.countyId });

/** One more line of the course: the clock follows it, and whoever listens finds both. */
export async function addStep(op: Op, r: Where, what: Step, event: Told | null, words = '', more: { behalf?: boolean; officeOnly?: boolean; at?: number } = {}): Promise<ClockColumns> {
  const step = { id: newId(), countyId: r.countyId };
  await op.db.insert(RequestStepEntry, { ...step, requestId: r.id, at: more.at ?? op.now, what, byName: wearer(op).name, words: op.services.keys.seal(words, placeOf('words', step)), behalf: more.behalf ?? false, officeOnly: more.officeOnly ?? false });
  const clock = await settleClock(op, r.id);
  const where = { townshipId: r.townshipId, subjectId: r.id };
  if (event) await record(op, event, { requestId: r.id, familyId: r.familyId }, where);
  else await record(op, 'request.moved', { requestId: r.id, familyId: r.familyId, what }, where);
  return clock;
}

export interface NewRequest {
  where: { countyId: string; townshipId: string | null; villageId: string | null; familyId: string | null };
  personId: string | null; askerId: string | null; askerName: string;
  /** Whom the roster does not know. */
  stranger?: { name: string; phone?: string | null } | null;
  source: 'request' | 'checkin' | 'visit' | 'contact' | 'happened' | 'desk' | 'outpost'; sourceId: string | null;
  item: string;
  /** Who asks, where the item says who may; null: it was told and asked of nobody. */
  as: ItemAsker | null;
  text: string; photoIds: string[];
  /** When it was asked, if not now. */
  at?: number;
  outpostId?: string | null; behalf?: boolean;
  /** X11 Who asks for him. */
  agent?: { id: string | null; name: string; mandateId: string | null };
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
    agentId: f.agent?.id ?? null, agentName: f.agent?.name ?? null, mandateId: f.agent?.mandateId ?? null,
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

/** S2 The member’s or the family’s own request; X11 or one made for somebody without a phone. */
export async function submit(op: Op, { mandateId, familyId: asked, personId: askedPerson, ...input }: Parsed<'requests.submit'>): Promise<RequestLine> {
  const actor = wearer(op);
  if (actor.hat === 'helper' || actor.hat === 'liaison') return submitFor(op, input, { mandateId, familyId: asked, personId: askedPerson });
  ensure(!mandateId && !asked && !askedPerson, notAllowed());
  // The family may have been made after the hat was given.
  const familyId = actor.familyId ?? (actor.personId ? (await findPerson(op, actor.personId))?.familyId ?? null : null);
  const isMember = actor.hat === 'member';
  const { id } = await open(op, { ...input, where: await placeOfFamily(op, familyId), personId: isMember ? actor.personId : null, askerId: actor.personId, askerName: actor.name, source: 'request', sourceId: null, as: isMember ? 'member' : 'family' });
  return getRequest(op, id);
}
/** S10 A helper needs a mandate that covers the item today; a liaison may ask for a family that is his, as he takes down a report. */
async function submitFor(op: Op, input: Pick<Parsed<'requests.submit'>, 'item' | 'text' | 'photoIds'>, to: { mandateId?: string | undefined; familyId?: string | undefined; personId?: string | undefined }): Promise<RequestLine> {
  const actor = wearer(op);
  const mandate = to.mandateId ? await getMandate(op, to.mandateId) : null;
  ensure(!mandate || covers(mandate, input.item, op.today), conflict('mandate.none'));
  ensure(mandate ?? actor.hat === 'liaison', conflict('mandate.none'));
  const askerId = mandate?.principalId ?? to.personId;
  const asker = askerId ? await findPerson(op, askerId) : null;
  const familyId = mandate ? mandate.familyId : to.familyId ?? asker?.familyId ?? null;
  ensure(familyId, conflict('requests.no_family'));
  const family = await getFamily(op, familyId);
  ensure(!askerId || asker?.familyId === family.id, notFound());
  const { id } = await open(op, {
    ...input, where: await placeOfFamily(op, family.id), personId: asker?.isMember ? asker.id : null, askerId: asker?.id ?? null, askerName: asker?.name ?? familyName(family.headName ?? ''), source: 'request', sourceId: null, as: 'helper', behalf: true,
    agent: { id: actor.personId, name: actor.name, mandateId: mandate?.id ?? null },
  });
  return getRequest(op, id);
}

export interface ToldRequest { familyId: string; personId: string | null; askerId: string | null; askerName: string; source: 'checkin' | 'visit' | 'contact' | 'happened'; sourceId: string; text: string; behalf?: boolean; agent?: NonNullable<NewRequest['agent']> }
/** Opens the request of a check-in, a visit, a contact or a happening, once. Answers its id. */
export async function openFrom(op: Op, { familyId, ...f }: ToldRequest): Promise<string> {
  const known = await findBySource(op, f.source, f.sourceId);
  return known ? known.id : (await open(op, { ...f, where: await placeOfFamily(op, familyId), item: 'HELP', as: null, text: f.text || itemLabel('HELP'), photoIds: [] })).id;
}

/** A cry for help or a happening taken back, an illness that is over: gone unless somebody is on it already, who then hears it from the family. */
export async function withdrawFrom(op: Op, source: 'checkin' | 'happened', sourceId: string): Promise<void> {
  const known = await findBySource(op, source, sourceId);
  if (!known || !(await swap(op.db, RequestEntry, { id: known.id, status: 'submitted' }, { status: 'withdrawn' }))) return;
  await addStep(op, known, 'withdrawn', 'request.withdrawn');
}

/** X15 Open matters of an owner who leaves, inside the actor's scope: the next owner owes the answer, and both halves of the family read who it is. */
export async function handOverRequests(op: Op, fromUserId: string, to: { userId: string; name: string; hat?: string; personId?: string | null }): Promise<number> {
  const list = await ownedBy(op, fromUserId);
  const next = { takenBy: to.userId, takenByName: to.name, ...(to.hat ? { ownerHat: to.hat, ownerPersonId: to.personId ?? null } : {}) };
  for (const r of list) {
    await change(op.db, RequestEntry, { id: r.id, takenBy: fromUserId }, next, conflict('requests.wrong_state'));
    await addStep(op, r, 'handed', 'request.handed', to.name);
  }
  // What would come back to who has left comes back to who took his place.
  await op.db.update(RequestEntry, { countyId: wearer(op).countyId, firstBy: fromUserId }, { firstBy: to.userId, firstByName: to.name });
  await op.db.update(RequestEntry, { countyId: wearer(op).countyId, passTo: fromUserId }, { passTo: null, passToName: null });
  return list.length;
}
