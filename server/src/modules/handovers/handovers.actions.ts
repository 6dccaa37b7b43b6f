import type { Output, Parsed } from '@guiyan/shared/contract';
import { badInput, conflict, ensure, notAllowed } from '../../platform/errors';
import { record, wearer, type Op } from '../../platform/op';
import { asHat, endSessionsOf, findUser, getWorkHat, giveHat, retireHat, userPhone, workHatsOf, type HatRow } from '../accounts';
import { handOverAll } from '../members';
import { handOverPairings } from '../pairings';
import { addPerson } from '../people';
import { handOverRequests } from '../requests';
import { peopleBehind } from './handovers.queries';

/** X15 The hat one names and everything else its wearer has here; nobody hands himself over. */
export async function leaver(op: Op, id: string): Promise<{ named: HatRow; hats: { hat: HatRow; ends: boolean }[]; people: string[] }> {
  const named = await getWorkHat(op, id);
  ensure(named.userId !== wearer(op).userId, conflict('hat.yourself'));
  const hats = await workHatsOf(op, named.userId);
  ensure(hats.some((h) => h.hat.id === named.id && h.ends), notAllowed());
  return { named, hats, people: await peopleBehind(op, hats.map((h) => h.hat)) };
}

/** X15 In one step, so that nobody is left without anybody for a moment. */
export async function make(op: Op, { id, toId, reason }: Parsed<'handovers.make'>): Promise<Output<'handovers.make'>> {
  const { named, hats, people } = await leaver(op, id);
  const to = await getWorkHat(op, toId);
  ensure(to.userId !== named.userId, badInput('handover.same', { toId: 'same' }));
  const going = hats.filter((h) => h.ends).map((h) => h.hat);
  const successor = await successorOf(op, to, people.length > 0);
  for (const hat of going) {
    await retireHat(op, hat);
    await giveHat(op, { userId: to.userId, hat: asHat(hat.hat)!, name: to.name, place: hat.place, countyId: hat.countyId, townshipId: hat.townshipId, villageId: hat.villageId, orgId: hat.orgId, personId: hat.personId ? successor : null });
  }
  await endSessionsOf(op, named.userId);
  const members = successor ? await handOverAll(op, people, successor) : 0;
  const pairings = successor ? await handOverPairings(op, people, successor, reason) : 0;
  const requests = await handOverRequests(op, named.userId, { userId: to.userId, name: to.name, hat: to.hat, personId: to.personId });
  await record(op, 'cadre.handed_over', { fromUserId: named.userId, toUserId: to.userId, hats: going.length, members, pairings, requests, people, toPersonId: successor }, { townshipId: named.townshipId, subjectId: named.id });
  return { hats: going.length, members, pairings, requests, on: op.today };
}

/** The person the successor acts as; whoever wore only an office hat so far is written down now. */
async function successorOf(op: Op, to: HatRow, isNeeded: boolean): Promise<string | null> {
  if (to.personId || !isNeeded) return to.personId;
  const known = (await workHatsOf(op, to.userId)).find((h) => h.hat.personId)?.hat.personId;
  if (known) return known;
  const user = await findUser(op, to.userId);
  return addPerson(op, { countyId: to.countyId, townshipId: to.townshipId, villageId: to.villageId, name: to.name, phone: user && userPhone(op, user) });
}
