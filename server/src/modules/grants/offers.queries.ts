import type { Parsed } from '@guiyan/shared/contract';
import { among, and, or, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import type { Op } from '../../platform/op';
import { visible } from '../accounts';
import { seenFamilies } from '../families';
import { familyOf, isSame, nameFor } from '../people';
import type { GrantAnswer, GrantOffer } from './offers.entity';

const desks = { scope: ['clerk', 'county'] } as const;
const sight = { scope: ['clerk', 'secretary', 'county'], access: ['helper', 'liaison'], own: ['member', 'family'] } as const;
export interface OfferLine extends GrantOffer { given: number; wanted: number; declined: number; refused: number }
export interface AnswerLine extends GrantAnswer { headName: string; village: string | null; kind: string; title: string; gives: string; amount: number; interest: number; bank: string; places: number; taken: number; untilDay: string; words: string; ended: string | null; endedOn: string | null; endedWhy: string | null }

const said = (state: string): string => `(select count(*) from grant_answers a where a.offer_id = t.id and a.state = '${state}') as ${state}`;
const offerColumns = `t.*, (select count(*) from grant_answers a where a.offer_id = t.id) as given, ${['wanted', 'declined', 'refused'].map(said).join(', ')}`;
export async function listOffers(op: Op, { cursor, limit }: Parsed<'grants.offers'>): Promise<{ rows: OfferLine[]; next: string | null }> {
  const where = and(visible(op, 't', {}, desks), cursor ? sql('t.id < ?', cursor) : null);
  const found = await rows<OfferLine>(op.db, sql(`select ${offerColumns} from grant_offers t where ${where.text} order by t.id desc limit ${limit + 1}`, ...where.params));
  const shown = found.slice(0, limit);
  return { rows: shown, next: found.length > limit ? shown.at(-1)!.id : null };
}
export async function getOffer(op: Op, id: string): Promise<OfferLine> {
  const may = visible(op, 't', {}, desks);
  const found = await row<OfferLine>(op.db, sql(`select ${offerColumns} from grant_offers t where t.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}

const columns = (op: Op): string => `t.*, ${nameFor(op, 'h')} as head_name, v.name as village, o.kind, o.title, o.gives, o.amount, o.interest, o.bank, o.places, o.taken, o.until_day, o.words, o.ended, o.ended_on, o.ended_why`;
const joins = `from grant_answers t join grant_offers o on o.id = t.offer_id ${familyOf('t.family_id')} left join orgs v on v.id = t.village_id`;
const seen = (op: Op): Sql => visible(op, 't', { family: 'family_id' }, sight);
export async function getAnswer(op: Op, id: string): Promise<AnswerLine> {
  const may = seen(op);
  const found = await row<AnswerLine>(op.db, sql(`select ${columns(op)} ${joins} where t.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
export async function listAnswers(op: Op, f: Parsed<'grants.answers'>): Promise<{ rows: AnswerLine[]; next: string | null }> {
  const where = and(seen(op), f.offerId ? sql('t.offer_id = ?', f.offerId) : null, f.state ? sql('t.state = ?', f.state) : null, f.familyId ? await isSame(op, 't.family_id', f.familyId) : null, f.cursor ? sql('t.id < ?', f.cursor) : null);
  const found = await rows<AnswerLine>(op.db, sql(`select ${columns(op)} ${joins} where ${where.text} order by t.id desc limit ${f.limit + 1}`, ...where.params));
  const shown = found.slice(0, f.limit);
  return { rows: shown, next: found.length > f.limit ? shown.at(-1)!.id : null };
}

/** Families of one's place that hold a card good today. */
export async function familiesToOffer(op: Op, ids?: readonly string[]): Promise<{ id: string; countyId: string; townshipId: string | null; villageId: string | null }[]> {
  const good = `k.status = 'valid' and k.valid_until >= ?`;
  const carded = or(sql(`exists (select 1 from cards k where k.family_id = f.id and ${good})`, op.today), sql(`exists (select 1 from same_records s where s.record_id = f.id and exists (select 1 from cards k where k.family_id = s.same_id and ${good}))`, op.today));
  const where = and(seenFamilies(op), carded, ids ? among('f.id', ids) : null);
  return rows(op.db, sql(`select f.id, f.county_id, f.township_id, f.village_id from families f where ${where.text} order by f.id`, ...where.params));
}

/** Families of an offer that it concerns; `said`: only those whose answer stands so. */
export async function familiesOf(op: Op, offerId: string, said?: readonly string[]): Promise<{ id: string; townshipId: string | null; villageId: string | null }[]> {
  const where = and(sql('a.offer_id = ?', offerId), said ? among('a.state', said) : null);
  return rows(op.db, sql(`select a.family_id as id, a.township_id, a.village_id from grant_answers a where ${where.text} order by a.id`, ...where.params));
}
/** What offers are called, and how they ended. */
export async function offersById(op: Op, ids: readonly string[]): Promise<Map<string, Pick<GrantOffer, 'id' | 'title' | 'untilDay' | 'ended'>>> {
  const where = among('id', ids);
  const found = ids.length ? await rows<Pick<GrantOffer, 'id' | 'title' | 'untilDay' | 'ended'>>(op.db, sql(`select id, title, until_day, ended from grant_offers where ${where.text}`, ...where.params)) : [];
  return new Map(found.map((o) => [o.id, o]));
}
/** Answers as whoever was told of them reads them. */
export async function answersById(op: Op, ids: readonly string[]): Promise<Map<string, { id: string; offerId: string; state: string }>> {
  const where = among('id', ids);
  const found = ids.length ? await rows<{ id: string; offerId: string; state: string }>(op.db, sql(`select id, offer_id, state from grant_answers where ${where.text}`, ...where.params)) : [];
  return new Map(found.map((a) => [a.id, a]));
}
