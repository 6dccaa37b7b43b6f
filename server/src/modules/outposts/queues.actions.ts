import type { Parsed } from '@guiyan/shared/contract';
import { addDays, shanghaiDay } from '@guiyan/shared/domain/dates';
import { LATE_DAYS, letters, surnameOf, ticketNumber } from '@guiyan/shared/domain/markets';
import { CLOCK_SLACK_MS } from '../../platform/clock';
import { change, insertNew } from '../../platform/db/change';
import { badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { findByPhone, isHidden } from '../people';
import { itemNameNow, openAtDesk, settleAtDesk } from '../requests';
import { ensureDay, isMarket } from './markets.actions';
import { getBooking, type BookingLine } from './markets.queries';
import { MarketTablet, MarketTicket } from './outposts.entity';
import { postFor } from './outposts.actions';
import { findTicket, lastNo, tabletsOf } from './queues.queries';

type Turn = Pick<Parsed<'markets.serve'>, 'id' | 'day' | 'letter' | 'no' | 'happenedAt'>;

/** S8 Its letter, once a device and day: a second one gets the next letter, so that both may count without a network. */
export async function openTablet(op: Op, { id, day, device }: Parsed<'markets.openTablet'>): Promise<{ letter: (typeof letters)[number]; last: number }> {
  const post = await postFor(op, id, 'desk');
  const known = await tabletsOf(op, id, day);
  const mine = known.find((b) => b.device === device);
  if (!mine) {
    ensure(await isMarket(op, id, day), conflict('market.no_market'));
    ensure(day >= addDays(op.today, -1), badInput('market.day_range', { day: 'past' }));
    await ensureDay(op, post, day);
    const free = letters.filter((l) => !known.some((b) => b.letter === l));
    ensure(free.length, conflict('market.too_many_tablets'));
    // Two that ask at the same moment want the same letter; whoever is slower takes the next.
    let got = '';
    for (const letter of free) {
      const row = { id: newId(), countyId: post.countyId, orgId: id, day, letter, device, byName: wearer(op).name };
      if ((await insertNew(op.db, MarketTablet, [row])).size) { got = letter; break; }
      const again = (await tabletsOf(op, id, day)).find((b) => b.device === device);
      if (again) { got = again.letter; break; }
    }
    ensure(got, conflict('market.too_many_tablets'));
    await record(op, 'market.tablet', { orgId: id, day, letter: got }, { townshipId: post.townshipId, subjectId: id });
    return { letter: letters.find((l) => l === got)!, last: await lastNo(op, id, day, got) };
  }
  return { letter: letters.find((l) => l === mine.letter)!, last: await lastNo(op, id, day, mine.letter) };
}

interface Who { familyId: string | null; personId: string | null; asker: { name: string; phone: string | null } | null; surname: string; booking: BookingLine | null }
/** Whoever booked is known; of the others, one whose name and number both stand in the roster. */
async function whoIs(op: Op, { id, bookingId, asker }: Parsed<'markets.intake'>): Promise<Who> {
  if (bookingId) {
    const b = await getBooking(op, bookingId);
    ensure(b.orgId === id, notFound());
    return { familyId: b.familyId, personId: b.askerId, asker: null, surname: surnameOf(b.name ?? b.headName ?? ''), booking: b };
  }
  ensure(asker, badInput('requests.asker', { asker: 'asker' }));
  const named = asker.phone ? (await findByPhone(op, [wearer(op).countyId], asker.phone)).filter((p) => p.name === asker.name) : [];
  const [person] = named;
  const known = named.length === 1 && person && !(await isHidden(op, person.id)) ? person : null;
  return { familyId: known?.familyId ?? null, personId: known?.id ?? null, asker: known ? null : { name: asker.name, phone: asker.phone ?? null }, surname: surnameOf(asker.name), booking: null };
}

/** S8 S6 A number and its matter, which began when the tablet says. */
export async function intake(op: Op, input: Parsed<'markets.intake'>): Promise<MarketTicket> {
  const { id, day, letter, no, happenedAt, item, text } = input;
  const post = await postFor(op, id, 'desk');
  ensure(happenedAt <= op.now + CLOCK_SLACK_MS, badInput('time.future', { happenedAt: 'future' }));
  ensure(shanghaiDay(happenedAt) === day, badInput('market.other_day', { happenedAt: 'day' }));
  ensure(day >= addDays(op.today, -LATE_DAYS), conflict('market.late', { days: LATE_DAYS }));
  ensure((await tabletsOf(op, id, day)).some((b) => b.letter === letter), conflict('market.no_tablet'));
  const who = await whoIs(op, input);
  const actor = wearer(op);
  const [ticketId, takenAt, itemName] = [newId(), Math.min(happenedAt, op.now), await itemNameNow(op, item)];
  const { id: requestId } = await openAtDesk(op, { familyId: who.familyId, personId: who.personId, asker: who.asker, itemId: item, text: text || itemName, photoIds: [], happenedAt, source: 'outpost', sourceId: ticketId, ownerUserId: actor.userId, outpostId: id });
  const ticket: MarketTicket = {
    id: ticketId, countyId: post.countyId, orgId: id, day, letter, no, surname: who.surname, item, itemName, requestId, bookingId: who.booking?.id ?? null, takenBy: actor.userId, takenByName: actor.name, takenAt, state: 'waiting', servedBy: '', servedAt: null, doneAt: null,
    outcome: null, receivedAt: op.now,
  };
  ensure(await orKnown(op.db.insert(MarketTicket, ticket)), conflict('market.number_taken', { number: ticketNumber(letter, no) }));
  // Who was said not to have come while this lay on the tablet did come.
  if (who.booking) await op.db.query(`update market_bookings set state = 'came' where id = ? and state in ('booked', 'missed')`, [who.booking.id]);
  await record(op, 'market.taken', { ticketId, requestId, orgId: id, day }, { townshipId: post.townshipId, subjectId: requestId });
  return ticket;
}

async function turnOf(op: Op, f: Turn): Promise<MarketTicket> {
  await postFor(op, f.id, 'desk');
  ensure(f.happenedAt <= op.now + CLOCK_SLACK_MS, badInput('time.future', { happenedAt: 'future' }));
  const ticket = await findTicket(op, f);
  ensure(ticket, notFound());
  return ticket;
}
export async function serve(op: Op, f: Parsed<'markets.serve'>): Promise<MarketTicket> {
  const k = await turnOf(op, f);
  const given = { state: 'serving', servedAt: Math.max(k.takenAt, Math.min(f.happenedAt, op.now)), servedBy: wearer(op).name };
  await change(op.db, MarketTicket, { id: k.id, state: 'waiting' }, given, conflict('market.not_waiting'));
  await record(op, 'market.served', { ticketId: k.id, requestId: k.requestId }, { subjectId: k.requestId });
  return { ...k, ...given };
}
export async function finish(op: Op, { outcome, words, ...f }: Parsed<'markets.finish'>): Promise<MarketTicket> {
  const k = await turnOf(op, f);
  ensure(outcome !== 'settled' || words, badInput('market.result', { words: 'needed' }));
  ensure(k.state === 'waiting' || k.state === 'serving', conflict('market.over'));
  const doneAt = Math.max(k.servedAt ?? k.takenAt, Math.min(f.happenedAt, op.now));
  const given = { state: outcome === 'left' ? 'left' : 'done', outcome, doneAt, ...(k.servedAt === null && outcome !== 'left' ? { servedAt: doneAt, servedBy: wearer(op).name } : {}) };
  await change(op.db, MarketTicket, { id: k.id, state: k.state }, given, conflict('market.over'));
  if (outcome === 'settled') await settleAtDesk(op, k.requestId, words, doneAt);
  await record(op, 'market.finished', { ticketId: k.id, requestId: k.requestId, outcome }, { subjectId: k.requestId });
  return { ...k, ...given };
}
