import type { Output, Parsed } from '@guiyan/shared/contract';
import { letters, ticketNumber, ticketOutcomes, ticketStates } from '@guiyan/shared/domain/markets';
import { ensure, notAllowed } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { lunarDateOf } from '../calendar';
import { familyName } from '../families';
import { formOn, listItemSpans } from '../requests';
import { allBookings, daysBetweenOf } from './markets.queries';
import type { MarketTicket } from './outposts.entity';
import { postFor } from './outposts.actions';
import { getPost, staffOf } from './outposts.queries';
import { ticketsOf } from './queues.queries';
import { countOf, tally, waitsOf } from './queues.rules';
import { verbsOn } from './outposts.rules';

export const presentTicket = (op: Op, k: MarketTicket): Output<'markets.intake'> => ({
  id: k.id, letter: letters.find((l) => l === k.letter) ?? 'A', no: k.no, number: ticketNumber(k.letter, k.no), surname: k.surname, itemLabel: k.itemName, state: ticketStates.find((s) => s === k.state) ?? 'waiting', outcome: ticketOutcomes.find((o) => o === k.outcome) ?? null,
  takenAt: k.takenAt, takenBy: k.takenByName, servedAt: k.servedAt, servedBy: k.servedBy, doneAt: k.doneAt, requestId: k.requestId, mine: k.takenBy === wearer(op).userId,
});
export async function presentQueue(op: Op, { id, day }: Parsed<'markets.queue'>): Promise<Output<'markets.queue'>> {
  await postFor(op, id, 'desk');
  return { day, now: op.now, rows: (await ticketsOf(op, id, day)).map((k) => presentTicket(op, k)) };
}

/** S8 The county reads the figures; who did not come is for those who serve them. */
export async function presentReport(op: Op, { id, day }: Parsed<'markets.report'>): Promise<Output<'markets.report'>> {
  const post = await getPost(op, id);
  const verbs = verbsOn(wearer(op), post);
  ensure(verbs.includes('manage'), notAllowed());
  const [turns, [planned], bookings, spans] = [await ticketsOf(op, id, day), await daysBetweenOf(op, id, day, day), await allBookings(op, id, day), await listItemSpans(op, post.countyId)];
  const rota = planned?.row?.rota ?? [];
  const names = new Map((await staffOf(op, [id], rota)).map((s) => [s.id, s.name]));
  const standing = bookings.filter((b) => b.state !== 'cancelled');
  const missed = standing.filter((b) => b.state !== 'came' && day < op.today);
  return {
    day, lunar: lunarDateOf(day).words, outpost: post.name, rota: rota.flatMap((s) => names.get(s) ?? []), came: turns.length, booked: standing.length, bookedCame: standing.filter((b) => b.state === 'came').length,
    settled: countOf(turns, 'settled'), later: countOf(turns, 'later'), left: countOf(turns, 'left'), open: turns.filter((k) => k.outcome === null).length,
    items: tally(turns, (k) => k.itemName).map(({ name, of }) => ({ label: name, count: of.length, settled: countOf(of, 'settled') })), takenBy: tally(turns, (k) => k.takenByName).map(({ name, of }) => ({ name, count: of.length })),
    waits: waitsOf(turns), missed: verbs.includes('desk') ? missed.map((b) => ({ id: b.id, name: b.name ?? familyName(b.headName ?? ''), itemLabel: formOn(spans, b.item, b, b.day)?.spec.zh ?? b.item })) : [],
  };
}
