import type { Parsed } from '@guiyan/shared/contract';
import { addDays, type Day } from '@guiyan/shared/domain/dates';
import { lastMarketDay, MARKET_AHEAD, MARKET_DAYS } from '@guiyan/shared/domain/markets';
import { change, insertNew, swap } from '../../platform/db/change';
import { AppError, badInput, conflict, ensure, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { findFamily, getFamily } from '../families';
import { findPerson } from '../people';
import { findForm } from '../requests';
import { dayRows, daysBetweenOf, getBooking, rulesOf, type BookingLine } from './markets.queries';
import { MarketBooking, MarketDayRow, MarketRuleRow } from './outposts.entity';
import { postFor } from './outposts.actions';
import { getPost, staffOf, type OutpostLine } from './outposts.queries';
import { wordsPlace } from './outposts.rules';

const placed = (post: OutpostLine) => ({ townshipId: post.townshipId, subjectId: post.id });

/** S8 From tomorrow at the earliest, so that nobody finds today closed. Days somebody booked, or that were said by hand, stay. */
export async function setRule(op: Op, { id, calendar, days, from }: Parsed<'markets.setRule'>): Promise<string> {
  const post = await postFor(op, id, 'manage');
  const chosen = [...new Set(days)].sort((a, b) => a - b);
  ensure(chosen.length === MARKET_DAYS && chosen.every((d) => d <= lastMarketDay[calendar]), badInput('market.rule_days', { days: 'days' }));
  const known = (await rulesOf(op, [id])).get(id) ?? [];
  ensure(from > op.today || (known.length === 0 && from === op.today), badInput('market.rule_from', { from: 'past' }));
  ensure(await orKnown(op.db.insert(MarketRuleRow, { id: newId(), countyId: post.countyId, orgId: id, turn: known.length + 1, calendar, days: chosen, fromDay: from, byName: wearer(op).name })), conflict('row.changed'));
  await record(op, 'market.rule_set', { orgId: id, from }, placed(post));
  return id;
}

/** The row of a day, made when something first hangs on it. */
export async function ensureDay(op: Op, post: Pick<OutpostLine, 'id' | 'countyId'>, day: Day): Promise<MarketDayRow> {
  await insertNew(op.db, MarketDayRow, [{ id: newId(), countyId: post.countyId, orgId: post.id, day, state: 'on', why: '', rota: [], version: 0 }]);
  return (await dayRows(op, [post.id], day, day))[0]!;
}
/** Whether that day is a market there. */
export const isMarket = async (op: Op, orgId: string, day: Day): Promise<boolean> => (await daysBetweenOf(op, orgId, day, day)).some((d) => d.on);

export async function setDay(op: Op, { id, day, on, why, version }: Parsed<'markets.setDay'>): Promise<string> {
  const post = await postFor(op, id, 'manage');
  ensure(day >= op.today && day <= addDays(op.today, MARKET_AHEAD), badInput('market.day_range', { day: 'range' }));
  const known = await ensureDay(op, post, day);
  await change(op.db, MarketDayRow, { id: known.id, version }, { state: on ? 'on' : 'off', why, version: version + 1 }, new AppError('row.changed', 409));
  await record(op, 'market.day_set', { orgId: id, day, on }, placed(post));
  return id;
}
export async function setRota(op: Op, { id, day, staffIds, version }: Parsed<'markets.setRota'>): Promise<string> {
  const post = await postFor(op, id, 'manage');
  ensure(day >= op.today, badInput('market.day_range', { day: 'past' }));
  ensure(await isMarket(op, id, day), conflict('market.no_market'));
  const serving = new Set((await staffOf(op, [id])).map((s) => s.id));
  const chosen = [...new Set(staffIds)];
  ensure(chosen.every((s) => serving.has(s)), notFound());
  const known = await ensureDay(op, post, day);
  await change(op.db, MarketDayRow, { id: known.id, version }, { rota: chosen, version: version + 1 }, new AppError('row.changed', 409));
  await record(op, 'market.rota_set', { orgId: id, day, people: chosen.length }, placed(post));
  return id;
}

/** Who comes: the member himself, the one at home, or a family a helper of theirs speaks for. */
async function comer(op: Op, familyId: string | undefined): Promise<{ familyId: string | null; personId: string | null; askerId: string | null }> {
  const actor = wearer(op);
  if (actor.hat === 'helper') {
    ensure(familyId, badInput('market.whose', { familyId: 'needed' }));
    return { familyId: (await getFamily(op, familyId)).id, personId: null, askerId: null };
  }
  ensure(familyId === undefined || familyId === actor.familyId, notFound());
  // The family may have been made after the hat was given.
  const own = actor.familyId ?? (actor.personId ? (await findPerson(op, actor.personId))?.familyId ?? null : null);
  return { familyId: own, personId: actor.hat === 'member' ? actor.personId : null, askerId: actor.personId };
}

export async function book(op: Op, { id, day, item, words, familyId }: Parsed<'markets.book'>): Promise<BookingLine> {
  const post = await getPost(op, id);
  ensure(day >= op.today && day <= addDays(op.today, MARKET_AHEAD), badInput('market.day_range', { day: 'range' }));
  const who = await comer(op, familyId);
  ensure(await isMarket(op, id, day), conflict('market.no_market'));
  const family = who.familyId ? await findFamily(op, who.familyId) : null;
  const form = await findForm(op, item, { countyId: post.countyId, townshipId: family?.townshipId ?? wearer(op).townshipId }, day);
  ensure(form?.spec.on, conflict('requests.no_item'));
  ensure(form.spec.askers.some((a) => a === wearer(op).hat || a === 'desk'), conflict('requests.not_for_you', { item: form.spec.zh }));
  await ensureDay(op, post, day);
  const b = { id: newId(), countyId: post.countyId };
  const made = await orKnown(op.db.insert(MarketBooking, {
    ...b, townshipId: family?.townshipId ?? wearer(op).townshipId, villageId: family?.villageId ?? wearer(op).villageId, orgId: id, day, ...who, openFor: who.personId ?? who.askerId ?? who.familyId, item,
    wordsCt: op.services.keys.seal(words, wordsPlace(b)), state: 'booked', byName: wearer(op).name, bookedAt: op.now,
  }));
  ensure(made, conflict('market.booked'));
  await record(op, 'market.booked', { bookingId: b.id, orgId: id, day }, { townshipId: family?.townshipId ?? null, subjectId: who.familyId });
  return getBooking(op, b.id);
}
export async function unbook(op: Op, { id }: Parsed<'markets.unbook'>): Promise<BookingLine> {
  const b = await getBooking(op, id);
  ensure(await swap(op.db, MarketBooking, { id, state: 'booked' }, { state: 'cancelled', openFor: null }), conflict('market.not_booked'));
  await record(op, 'market.unbooked', { bookingId: id, orgId: b.orgId, day: b.day }, { townshipId: b.townshipId, subjectId: b.familyId });
  return getBooking(op, id);
}
