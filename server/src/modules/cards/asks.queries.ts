import type { Output, Parsed } from '@guiyan/shared/contract';
import { RENEW_DAYS } from '@guiyan/shared/domain/cards';
import { addDays } from '@guiyan/shared/domain/dates';
import { latest } from '../../platform/db/latest';
import { among, and, count, row, rows, sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import type { Op } from '../../platform/op';
import { visible } from '../accounts';
import { familiesWithMemberAway } from '../families';
import { isSame, sameIds, sameIdsOf } from '../people';
import type { CardAskRow } from './asks.entity';
import { familiesWithCard, sight } from './cards.queries';

const seen = (op: Op) => visible(op, 'q', { family: 'family_id' }, sight);

export async function listAsks(op: Op, { status, cursor, limit }: Parsed<'cards.asks'>): Promise<{ rows: CardAskRow[]; next: string | null; total?: number }> {
  const where = and(seen(op), status ? sql('q.status = ?', status) : null);
  const page = and(where, cursor ? sql('q.id > ?', cursor) : null);
  const found = await rows<CardAskRow>(op.db, sql(`select q.* from card_asks q where ${page.text} order by q.id limit ${limit + 1}`, ...page.params));
  const shown = found.slice(0, limit);
  const total = cursor ? {} : { total: await count(op.db, sql(`select count(*) from card_asks q where ${where.text}`, ...where.params)) };
  return { rows: shown, next: found.length > limit ? shown.at(-1)!.id : null, ...total };
}
export async function getAsk(op: Op, id: string): Promise<CardAskRow> {
  const may = seen(op);
  const found = await row<CardAskRow>(op.db, sql(`select q.* from card_asks q where q.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
export async function getAsks(op: Op, ids: readonly string[]): Promise<CardAskRow[]> {
  const where = and(seen(op), among('q.id', [...new Set(ids)]));
  const found = await rows<CardAskRow>(op.db, sql(`select q.* from card_asks q where ${where.text} order by q.id`, ...where.params));
  if (found.length < new Set(ids).size) throw notFound();
  return found;
}
/** Approved ones of one's own scope: whom a batch is for. */
export async function approvedAsks(op: Op): Promise<CardAskRow[]> {
  const where = and(seen(op), sql(`q.status = 'approved'`));
  return rows(op.db, sql(`select q.* from card_asks q where ${where.text} order by q.id`, ...where.params));
}
export async function openAsksOf(op: Op, familyIds: readonly string[]): Promise<CardAskRow[]> {
  const out: CardAskRow[] = [];
  for (let i = 0; i < familyIds.length; i += 300) {
    const where = among('open_family_id', familyIds.slice(i, i + 300));
    out.push(...(await rows<CardAskRow>(op.db, sql(`select * from card_asks where ${where.text}`, ...where.params))));
  }
  return out;
}
/** The family's newest asking. */
export async function lastAsk(op: Op, familyId: string): Promise<CardAskRow | null> {
  const here = await isSame(op, 'family_id', familyId);
  return row(op.db, sql(`select * from card_asks where ${here.text} order by case when open_family_id is null then 1 else 0 end, id desc limit 1`, ...here.params));
}

const away = (t: string): string => `(exists (select 1 from outflows o where o.person_id = ${t} and o.back_day is null) or exists (select 1 from same_records sr join outflows o on o.person_id = sr.same_id and o.back_day is null where sr.record_id = ${t}))`;
/** Somebody of the family is away: the same question the batch asks, of one family. */
export async function hasMemberAway(op: Op, familyId: string): Promise<boolean> {
  const here = among('fp.family_id', await sameIds(op.db, familyId));
  return (await row(op.db, sql(`select fp.id from family_people fp where fp.until_day is null and ${here.text} and ${away('fp.person_id')} limit 1`, ...here.params))) !== null;
}
/** Which of the families have somebody away at this moment, whatever others are about to commit; a return waits until we are done. */
export async function stillAway(op: Op, familyIds: readonly string[]): Promise<Set<string>> {
  const out = new Set<string>();
  const { all, askedOf } = await sameIdsOf(op, familyIds);
  for (let i = 0; i < all.length; i += 300) {
    const here = among('fp.family_id', all.slice(i, i + 300));
    const people = await rows<{ familyId: string; personId: string }>(op.db, sql(`select fp.family_id, fp.person_id from family_people fp where fp.until_day is null and ${here.text}`, ...here.params));
    const same = await sameIdsOf(op, people.map((p) => p.personId));
    for (let j = 0; j < same.all.length; j += 300) {
      const whose = among('person_id', same.all.slice(j, j + 300));
      const gone = new Set((await rows<{ personId: string }>(op.db, sql(`select person_id from outflows where ${whose.text} and back_day is null${latest(op)}`, ...whose.params))).flatMap((o) => same.askedOf.get(o.personId) ?? []));
      for (const p of people) if (gone.has(p.personId)) for (const id of askedOf.get(p.familyId) ?? []) out.add(id);
    }
  }
  return out;
}
/** Families a person belongs to today. */
export async function familiesOfPerson(op: Op, personId: string): Promise<string[]> {
  const here = among('fp.person_id', await sameIds(op.db, personId));
  return (await rows<{ id: string }>(op.db, sql(`select distinct coalesce(f.survivor_id, f.id) as id from family_people fp join families f on f.id = fp.family_id where fp.until_day is null and ${here.text}`, ...here.params))).map((f) => f.id);
}

/** F1 Each figure is the question its list asks. */
export async function cardCounts(op: Op): Promise<Output<'cards.counts'>> {
  const [asks, cards] = [seen(op), visible(op, 'k', { family: 'family_id' }, sight)];
  const of = async (status: string) => count(op.db, sql(`select count(*) from card_asks q where ${asks.text} and q.status = ?`, ...asks.params, status));
  const held = async (text: string, ...params: unknown[]) => count(op.db, sql(`select count(*) from cards k where ${cards.text} and ${text}`, ...cards.params, ...params));
  const gone = (await familiesWithMemberAway(op)).map((f) => f.id);
  const carded = await familiesWithCard(op, gone);
  return {
    asked: await of('asked'), checked: await of('checked'), approved: await of('approved'),
    valid: await held(`k.status = 'valid' and k.valid_until >= ?`, op.today), soon: await held(`k.status = 'valid' and k.valid_until >= ? and k.valid_until <= ?`, op.today, addDays(op.today, RENEW_DAYS)),
    expired: await held(`k.status = 'valid' and k.valid_until < ?`, op.today), void: await held(`k.status = 'void'`), without: gone.filter((id) => !carded.has(id)).length,
  };
}
