import type { Parsed } from '@guiyan/shared/contract';
import { among, and, row, rows, sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import { listMembers, type MemberLine } from '../members';
import { orgNames } from '../orgs';
import { personOf } from '../people';
import { settingsOf } from '../settings';
import type { GreetingBatch, GreetingRow } from './greetings.entity';

const sight = { scope: ['clerk', 'secretary'], access: ['liaison'], own: ['member'] } as const;
const seen = (op: Op) => visible(op, 'g', { person: 'person_id' }, sight);
export interface GreetingLine extends GreetingRow { name: string; village: string | null; hasApp: number }
/** Somebody who signs in as that member: the card is on his phone. */
const hasApp = (person: string): string => `case when exists (select 1 from hats h where h.person_id = ${person} and h.hat = 'member' and h.until_day is null) then 1 else 0 end`;
const select = `select g.*, p.name, v.name as village, ${hasApp('g.person_id')} as has_app from greetings g ${personOf('p', 'g.person_id')} left join orgs v on v.id = g.village_id`;

export async function getGreeting(op: Op, id: string): Promise<GreetingLine> {
  const may = seen(op);
  const found = await row<GreetingLine>(op.db, sql(`${select} where g.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
export async function listGreetings(op: Op, f: Parsed<'greetings.list'>): Promise<{ rows: GreetingLine[]; next: string | null }> {
  const where = and(seen(op), f.occasion ? sql('g.occasion = ?', f.occasion) : null, f.year ? sql('g.year = ?', f.year) : null, f.cursor ? sql('g.id < ?', f.cursor) : null);
  const found = await rows<GreetingLine>(op.db, sql(`${select} where ${where.text} order by g.id desc limit ${f.limit + 1}`, ...where.params));
  const shown = found.slice(0, f.limit);
  return { rows: shown, next: found.length > f.limit ? shown.at(-1)!.id : null };
}

export const findBatch = (op: Op, period: string): Promise<GreetingBatch | null> => row(op.db, sql('select * from greeting_batches where township_id = ? and period = ?', wearer(op).townshipId ?? '', period));
/** Everybody away of the actor's place, in the order of the roster. */
export async function everybodyAway(op: Op): Promise<MemberLine[]> {
  const values = await settingsOf(op, wearer(op).countyId, op.today);
  const out: MemberLine[] = [];
  for (let cursor: string | undefined, more = true; more;) {
    const page = await listMembers(op, { limit: 200, ...(cursor ? { cursor } : {}) }, values);
    out.push(...page.rows);
    cursor = page.next ?? undefined;
    more = cursor !== undefined;
  }
  return out;
}
export async function greetedOf(op: Op, memberIds: readonly string[], occasion: string, year: number): Promise<Map<string, GreetingRow>> {
  if (!memberIds.length) return new Map();
  const where = among('member_id', memberIds);
  return new Map((await rows<GreetingRow>(op.db, sql(`select * from greetings where ${where.text} and occasion = ? and year = ?`, ...where.params, occasion, year))).map((g) => [g.memberId, g]));
}
export async function withApp(op: Op, personIds: readonly string[]): Promise<Set<string>> {
  if (!personIds.length) return new Set();
  const where = among('person_id', personIds);
  return new Set((await rows<{ personId: string }>(op.db, sql(`select distinct person_id from hats where hat = 'member' and until_day is null and ${where.text}`, ...where.params))).map((h) => h.personId));
}
/** The member's last card that he has not answered, of the last month. */
export async function openGreeting(op: Op, since: string): Promise<GreetingLine | null> {
  const may = seen(op);
  return row(op.db, sql(`${select} where ${may.text} and g.echoed_at is null and g.sent_on >= ? order by g.id desc limit 1`, ...may.params, since));
}
/** Whom the member reads as sender. */
export const senderOf = async (op: Op): Promise<string> => { const { townshipId, countyId } = wearer(op); const id = townshipId ?? countyId; return `${(await orgNames(op, [id])).get(id) ?? ''}党委`; };
/** X7 Cards that came to the member, the newest first. */
export interface Came { id: string; at: number; occasion: string; fromName: string }
export async function cardsToMe(op: Op, before: { at: number; id: string } | null, limit: number): Promise<Came[]> {
  const where = and(visible(op, 'g', { person: 'person_id' }, { own: ['member'] }), before ? sql('(b.sent_at < ? or (b.sent_at = ? and g.id < ?))', before.at, before.at, before.id) : null);
  return (await rows<Came>(op.db, sql(`select g.id, b.sent_at as at, g.occasion, g.from_name from greetings g join greeting_batches b on b.id = g.batch_id where ${where.text} order by b.sent_at desc, g.id desc limit ${limit}`, ...where.params))).map((c) => ({ ...c, at: Number(c.at) }));
}
