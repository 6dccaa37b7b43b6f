import type { Parsed } from '@guiyan/shared/contract';
import { isInOwnArea } from '../../platform/area';
import { CLOCK_SLACK_MS } from '../../platform/clock';
import { swap } from '../../platform/db/change';
import { badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { wearer, type Op } from '../../platform/op';
import { hatsOf } from '../accounts';
import { findFamily, getFamily } from '../families';
import { findPerson } from '../people';
import { addStep, open } from './requests.actions';
import { RequestEntry } from './requests.entity';
import { findBySource, getRequest, type RequestLine } from './requests.queries';

/** Somebody who came in person, as the desk of a township or an outpost enters him. */
export interface AtDesk {
  /** Of the roster; or neither, and `asker` says who it is. */
  familyId: string | null; personId: string | null; asker: { name: string; phone?: string | null } | null;
  /** The code of an item of the catalogue (S1). */
  itemId: string; text: string; photoIds: string[];
  /** Epoch milliseconds of the desk's own clock, for what was sent late. */
  happenedAt: number;
  source: 'desk' | 'outpost'; sourceId: string;
  /** Whoever owns it from the beginning (S3); null: it waits for somebody to take it. */
  ownerUserId: string | null;
  /** The outpost it was asked at, where the actor runs its desk without wearing its hat. */
  outpostId?: string;
}

/** S2 Opens a matter for whoever stands at the desk, once for a source. The caller has made sure that it may know of the family and the person. */
export async function openAtDesk(op: Op, f: AtDesk): Promise<{ id: string; opened: boolean }> {
  const known = await findBySource(op, f.source, f.sourceId);
  if (known) return { id: known.id, opened: false };
  const actor = wearer(op);
  ensure(f.happenedAt <= op.now + CLOCK_SLACK_MS, badInput('time.future'));
  const person = f.personId ? await findPerson(op, f.personId) : null;
  const family = f.familyId ?? person?.familyId ? await findFamily(op, (f.familyId ?? person?.familyId)!) : null;
  ensure((!f.personId || person?.countyId === actor.countyId) && (!f.familyId || family?.countyId === actor.countyId), notFound());
  ensure(person || family || f.asker, badInput('requests.asker', { asker: 'asker' }));
  const at = family ?? person ?? actor;
  const { id } = await open(op, {
    where: { countyId: actor.countyId, townshipId: at.townshipId, villageId: at.villageId, familyId: family?.id ?? null }, personId: person?.isMember ? person.id : null, askerId: person?.id ?? null,
    askerName: person?.name ?? '', stranger: person ? null : f.asker, source: f.source, sourceId: f.sourceId, item: f.itemId, as: 'desk', text: f.text, photoIds: f.photoIds, at: Math.min(f.happenedAt, op.now), outpostId: f.source === 'outpost' ? f.outpostId ?? actor.orgId : null, behalf: true,
  });
  if (f.ownerUserId) await own(op, id, f.ownerUserId, Math.min(f.happenedAt, op.now));
  return { id, opened: true };
}

/** S3 From the beginning it is his who was asked first; what was sent late began when the desk says. */
async function own(op: Op, id: string, userId: string, at: number): Promise<void> {
  const actor = wearer(op);
  const hat = userId === actor.userId ? { hat: actor.hat, name: actor.name, personId: actor.personId } : (await hatsOf(op, userId)).find((h) => h.countyId === actor.countyId && h.hat !== 'member' && h.hat !== 'family');
  ensure(hat, notFound());
  const owner = { takenBy: userId, takenByName: hat.name, ownerHat: hat.hat, ownerPersonId: hat.personId, firstBy: userId, firstByName: hat.name };
  ensure(await swap(op.db, RequestEntry, { id, status: 'submitted' }, { ...owner, status: 'taken', respondedAt: at, acceptedAt: at, clockAt: at }), conflict('requests.wrong_state'));
  await addStep(op, await getRow(op, id), 'taken', 'request.taken', userId === actor.userId ? '' : hat.name, { at });
}
async function getRow(op: Op, id: string): Promise<Pick<RequestEntry, 'id' | 'countyId' | 'townshipId' | 'familyId'>> {
  const found = await op.db.findOneBy(RequestEntry, { id });
  ensure(found, notFound());
  return found;
}

/** S2 X11 A walk-in, entered by the desk of the township or the village. */
export async function enter(op: Op, { familyId, personId, asker, item, text, photoIds, happenedAt, take }: Parsed<'requests.enter'>): Promise<RequestLine> {
  const actor = wearer(op);
  const person = personId ? await findPerson(op, personId) : null;
  const home = familyId ?? person?.familyId ?? null;
  // A family of another place is as good as not there; so is whoever does not live in it.
  const family = home ? await getFamily(op, home) : null;
  ensure(!personId || (person && (family ? person.familyId === family.id : isInOwnArea(actor, person))), notFound());
  const stranger = asker ? { name: asker.name, phone: asker.phone ?? null } : null;
  const { id } = await openAtDesk(op, { familyId: family?.id ?? null, personId: person?.id ?? null, asker: stranger, itemId: item, text, photoIds, happenedAt: happenedAt ?? op.now, source: 'desk', sourceId: newId(), ownerUserId: take ? actor.userId : null });
  return getRequest(op, id);
}
