import { inOwnArea } from '../../platform/area';
import type { Parsed } from '@guiyan/shared/contract';
import { matchReasons, type AgainstReason, type MatchReason } from '@guiyan/shared/domain/people';
import { among, and, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import type { Merge } from './merges.entity';
import { againstOf, matchOf, pairKey, type Edge } from './merges.rules';
import type { PersonRow } from './people.queries';
import { nameFor, unprotected } from './same.queries';

/** One's own place by the plain scope columns. */
export const within = (op: Op, t: string): Sql => inOwnArea(wearer(op), t);

/** A record of one's own place as it stands, unmerged. */
export async function getRecord(op: Op, id: string): Promise<PersonRow> {
  const may = and(within(op, 'p'), unprotected(op, 'p.id'));
  const found = await row<PersonRow>(op.db, sql(`select p.* from people p where p.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return { ...found, isMember: Boolean(found.isMember) };
}

export interface Pair { key: string; a: PersonRow; b: PersonRow; reason: MatchReason; against: AgainstReason[]; sameFamily: boolean }
/** Pairs one screen may hold; a township has a few hundred at most. */
const MOST = 4000;
const order = (p: Pair): string => `${p.sameFamily ? 0 : 1}${matchReasons.indexOf(p.reason)}~${p.key}`;

/** R12 Pairs of one's own place, those of one family first, then by the strength of the reason; a cursor is where the last page ended in that order. */
export async function listPairs(op: Op, { cursor, limit }: Parsed<'people.suggestions'>): Promise<{ rows: Pair[]; next: string | null; total?: number }> {
  const [may, too] = [and(within(op, 'a'), unprotected(op, 'a.id')), and(within(op, 'b'), unprotected(op, 'b.id'))];
  const ids: { a: string; b: string }[] = [];
  for (const tie of ['b.name = a.name', 'b.id_no_ix = a.id_no_ix'])
    ids.push(...(await rows<{ a: string; b: string }>(op.db, sql(
      `select a.id as a, b.id as b from people a join people b on b.county_id = a.county_id and ${tie} and b.id > a.id where ${may.text} and ${too.text} and a.survivor_id is null and b.survivor_id is null limit ${MOST}`, ...may.params, ...too.params))));
  const people = new Map((await records(op, ids.flatMap((p) => [p.a, p.b]))).map((p) => [p.id, p]));
  const no = await saidDifferent(op);
  const found = new Map<string, Pair>();
  for (const { a: aId, b: bId } of ids) {
    const [a, b, key] = [people.get(aId)!, people.get(bId)!, pairKey(aId, bId)];
    const reason = no.has(key) ? null : matchOf(a, b);
    if (reason) found.set(key, { key, a, b, reason, against: againstOf(a, b), sameFamily: a.familyId !== null && a.familyId === b.familyId });
  }
  const all = [...found.values()].sort((x, y) => (order(x) < order(y) ? -1 : 1));
  const rest = cursor ? all.filter((p) => order(p) > cursor) : all;
  const shown = rest.slice(0, limit);
  return { rows: shown, next: rest.length > limit ? order(shown.at(-1)!) : null, ...(cursor ? {} : { total: all.length }) };
}
async function records(op: Op, ids: readonly string[]): Promise<PersonRow[]> {
  const out: PersonRow[] = [];
  const wanted = [...new Set(ids)];
  for (let i = 0; i < wanted.length; i += 500) { const where = among('id', wanted.slice(i, i + 500)); out.push(...(await rows<PersonRow>(op.db, sql(`select * from people where ${where.text}`, ...where.params)))); }
  return out;
}
const saidDifferent = async (op: Op): Promise<Set<string>> => new Set((await rows<{ pairKey: string }>(op.db, sql('select pair_key from not_same where county_id = ?', wearer(op).countyId))).map((n) => n.pairKey));

export interface Hanging { outflows: number; families: number; cards: number; pairings: number; hats: number; requests: number; reports: number; outDay: string | null; away: boolean }
/** What hangs on one record itself. */
export async function hangingOn(op: Op, id: string): Promise<Hanging> {
  const one = async (text: string) => Number((await row<{ n: number }>(op.db, sql(`select count(*) as n from ${text}`, id)))!.n);
  const open = await row<{ outDay: string | null }>(op.db, sql('select o.out_day from members m join outflows o on o.member_id = m.id where m.person_id = ? and o.back_day is null', id));
  return {
    outflows: await one('members m join outflows o on o.member_id = m.id where m.person_id = ?'), families: await one('family_people where until_day is null and person_id = ?'), hats: await one('hats where until_day is null and person_id = ?'), reports: await one('reports where person_id = ?'),
    cards: await one(`cards k join people p on p.family_id = k.family_id where k.status = 'valid' and p.id = ?`), pairings: await one('pairings where until_day is null and helper_id = ?'), requests: await one('requests where asker_id = ?'),
    outDay: open?.outDay ?? null, away: open !== null,
  };
}
export const bothBound = async (op: Op, aId: string, bId: string): Promise<boolean> =>
  Number((await row<{ n: number }>(op.db, sql(`select count(distinct person_id) as n from hats where hat in ('member', 'family') and until_day is null and person_id in (?, ?)`, aId, bId)))!.n) > 1;
/** Both help one family today. */
export const pairedTwice = async (op: Op, aId: string, bId: string): Promise<boolean> =>
  (await row(op.db, sql('select x.id from pairings x join pairings y on y.family_id = x.family_id and y.until_day is null where x.helper_id = ? and y.helper_id = ? and x.until_day is null limit 1', aId, bId))) !== null;

/** Every open merge that is tied, over however many others, to one of the records. */
export async function openEdges(op: Op, ids: readonly string[]): Promise<{ edges: Edge[]; all: string[] }> {
  const all = new Set(ids);
  const edges = new Map<string, Edge>();
  for (let ask = [...all]; ask.length;) {
    const [to, from] = [among('keep_id', ask), among('gone_id', ask)];
    const found = await rows<Edge>(op.db, sql(`select id, keep_id, gone_id from merges where undone_on is null and (${to.text} or ${from.text})`, ...to.params, ...from.params));
    for (const e of found) edges.set(e.id, e);
    ask = found.flatMap((e) => [e.keepId, e.goneId]).filter((id) => !all.has(id));
    for (const id of ask) all.add(id);
  }
  return { edges: [...edges.values()], all: [...all] };
}

export interface MergeLine extends Merge { keepName: string; goneName: string }
// A family is told by its head; the two left joins hit one table each by the kind.
const mergeLines = (op: Op): string => `select g.*, coalesce(kp.name, ${nameFor(op, 'kh')}) as keep_name, coalesce(gp.name, ${nameFor(op, 'gh')}) as gone_name from merges g
  left join people kp on g.kind = 'person' and kp.id = g.keep_id left join people gp on g.kind = 'person' and gp.id = g.gone_id
  left join families kf on g.kind = 'family' and kf.id = g.keep_id left join people kh on kh.id = kf.head_person_id
  left join families gf on g.kind = 'family' and gf.id = g.gone_id left join people gh on gh.id = gf.head_person_id`;
/** Of one's own place, and of nobody who is protected (X9). */
const seenMerges = (op: Op): Sql => and(within(op, 'g'), unprotected(op, 'g.keep_id'), unprotected(op, 'g.gone_id'));
export async function listMerges(op: Op, { cursor, limit }: Parsed<'people.merges'>): Promise<{ rows: MergeLine[]; next: string | null }> {
  const where = and(seenMerges(op), cursor ? sql('g.id < ?', cursor) : null);
  const found = await rows<MergeLine>(op.db, sql(`${mergeLines(op)} where ${where.text} order by g.id desc limit ${limit + 1}`, ...where.params));
  const shown = found.slice(0, limit);
  return { rows: shown, next: found.length > limit ? shown.at(-1)!.id : null };
}
export async function getMerge(op: Op, id: string, kind: 'person' | 'family'): Promise<MergeLine> {
  const may = seenMerges(op);
  const found = await row<MergeLine>(op.db, sql(`${mergeLines(op)} where g.id = ? and g.kind = ? and ${may.text}`, id, kind, ...may.params));
  if (!found) throw notFound();
  return found;
}
