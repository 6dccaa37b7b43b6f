import { among, and, rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import { matesOf } from '../families';
import { familiesOf } from '../grants';
import { bookersOf } from '../outposts';
import { begin, type Subject } from './ladder.actions';
import { standDown } from './posting.actions';
import { isOpen } from './ladder.rules';
import type { DeliveryRow } from './notices.entity';
import { accountsOf } from './notices.queries';
import type { Tiding } from './tidings.rules';

type Place = Pick<Subject, 'countyId' | 'townshipId' | 'villageId'>;
interface Home extends Place { familyId: string }
const atHome = ['member', 'family'] as const;
/** Whoever of a family has an account: he who is away by his own hat, those at home by theirs. */
async function matesTold(op: Op, homes: readonly Home[], code: Tiding, period: string): Promise<Subject[]> {
  const placeOf = new Map(homes.map((h) => [h.familyId, h]));
  return (await matesOf(op, [...placeOf.keys()])).map((m) => {
    const { countyId, townshipId, villageId } = placeOf.get(m.familyId)!;
    return { countyId, townshipId, villageId, personId: m.personId, hat: m.kind === 'member' ? 'member' : 'family', reminderId: null, ruleCode: code, period, round: 0 };
  });
}
/** Told in the app, and over WeChat where he agreed to a message; the words that leave the house say nothing. */
async function tell(op: Op, subjects: readonly Subject[]): Promise<void> {
  const once = [...new Map(subjects.map((s) => [s.personId, s])).values()];
  const withApp = await accountsOf(op, once.map((s) => s.personId), atHome);
  await begin(op, once.filter((s) => withApp.has(s.personId)), { hats: atHome, waits: true });
}

/** S8 The day after: who booked and did not come may book again. A booking a helper made is told to the family. */
export async function tellMissed(op: Op, bookingIds: readonly string[]): Promise<void> {
  const booked = await bookersOf(op, bookingIds);
  for (const day of new Set(booked.map((b) => b.day))) {
    const of = booked.filter((b) => b.day === day);
    const own = of.flatMap((b): Subject[] => (b.askerId ? [{ countyId: b.countyId, townshipId: b.townshipId, villageId: b.villageId, personId: b.askerId, hat: b.personId ? 'member' : 'family', reminderId: null, ruleCode: 'missed', period: day, round: 0 }] : []));
    const homes = of.flatMap((b) => (b.familyId && !b.askerId ? [{ ...b, familyId: b.familyId }] : []));
    await tell(op, [...own, ...(homes.length ? await matesTold(op, homes, 'missed', day) : [])]);
  }
}

/** F6 Of an offer, to the families it concerns; `said`: only where the answer stands so. */
export async function tellOffer(op: Op, countyId: string, offerId: string, code: 'offer' | 'offer_ended', said?: readonly string[]): Promise<void> {
  if (code === 'offer_ended') await takeBack(op, 'offer', offerId);
  const homes = (await familiesOf(op, offerId, said)).map(({ id, ...place }) => ({ ...place, countyId, familyId: id }));
  if (homes.length) await tell(op, await matesTold(op, homes, code, offerId));
}
export async function tellDecided(op: Op, place: Place, familyId: string, answerId: string): Promise<void> {
  await tell(op, await matesTold(op, [{ ...place, familyId }], 'offer_said', answerId));
}
/** What has not left yet does not leave; of one family, or of all. */
export async function takeBack(op: Op, code: Tiding, period: string, familyId?: string): Promise<void> {
  const who = familyId ? among('d.person_id', (await matesOf(op, [familyId])).map((m) => m.personId)) : null;
  const where = and(sql('d.rule_code = ? and d.period = ?', code, period), sql(isOpen('d')), who);
  const waiting = await rows<DeliveryRow>(op.db, sql(`select d.* from deliveries d where ${where.text}`, ...where.params));
  await standDown(op, waiting.map((d) => ({ ...d, round: Number(d.round), tries: Number(d.tries), changedAt: Number(d.changedAt) })));
}
