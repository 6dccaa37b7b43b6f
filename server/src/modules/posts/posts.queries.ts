import type { Parsed } from '@guiyan/shared/contract';
import { reachesMe } from '../../platform/area';
import { and, count, row, rows, sql, type Sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { visible } from '../accounts';
import type { PostRow, PostTopic, PostVersion } from './posts.entity';

const offices = { scope: ['secretary', 'clerk', 'county'] } as const;
type Place = { place: string | null };
export type PostLine = PostRow & Place & Pick<PostVersion, 'title' | 'titleBo' | 'byName' | 'byUserId' | 'writtenOn'>;
export type ShownLine = PostRow & Place & Pick<PostVersion, 'title' | 'titleBo' | 'text' | 'textBo' | 'photoIds'>;

const joined = (which: 'version' | 'shown_version'): string => `from posts p join post_versions x on x.post_id = p.id and x.version = p.${which} left join orgs o on o.id = p.place_id`;
/** For offices: of their own place, in whatever state. */
const seenByOffice = (op: Op): Sql => visible(op, 'p', {}, offices);
/** For everybody else: told to a place that holds the reader's, and to his hat. */
const told = (op: Op): Sql => and(reachesMe(wearer(op), 'p'), sql(`p.shown_version is not null and (p.readers = '' or p.readers like ?)`, `%,${wearer(op).hat},%`));

const deskColumns = 'p.*, o.name as place, x.title, x.title_bo, x.by_name, x.by_user_id, x.written_on';
export async function getPost(op: Op, id: string): Promise<PostLine> {
  const may = seenByOffice(op);
  const found = await row<PostLine>(op.db, sql(`select ${deskColumns} ${joined('version')} where p.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}
/** The newest writing first; ids tell the order of posts made in one moment. */
export async function listDesk(op: Op, f: Parsed<'posts.desk'>): Promise<{ rows: PostLine[]; next: string | null }> {
  const after = f.cursor ? /^(\d{1,16})~([\w-]+)$/.exec(f.cursor) : null;
  const where = and(seenByOffice(op), f.state ? sql('p.state = ?', f.state) : null, f.topic ? sql('p.topic = ?', f.topic) : null, after ? sql('(p.written_at < ? or (p.written_at = ? and p.id < ?))', Number(after[1]), Number(after[1]), after[2]) : null);
  const found = await rows<PostLine>(op.db, sql(`select ${deskColumns} ${joined('version')} where ${where.text} order by p.written_at desc, p.id desc limit ${f.limit + 1}`, ...where.params));
  const shown = found.slice(0, f.limit);
  const last = shown.at(-1);
  return { rows: shown, next: found.length > f.limit && last ? `${Number(last.writtenAt)}~${last.id}` : null };
}
export const versionsOf = async (op: Op, postId: string): Promise<PostVersion[]> =>
  (await rows<Omit<PostVersion, 'photoIds'> & { photoIds: string }>(op.db, sql('select * from post_versions where post_id = ? order by version desc', postId))).map((v) => ({ ...v, version: Number(v.version), photoIds: JSON.parse(v.photoIds) as string[] }));

const shownColumns = 'p.*, o.name as place, x.title, x.title_bo, x.text, x.text_bo, x.photo_ids';
const whole = (p: Omit<ShownLine, 'photoIds'> & { photoIds: string }): ShownLine => ({ ...p, photoIds: JSON.parse(p.photoIds) as string[] });
export async function listTold(op: Op, f: Parsed<'posts.list'>): Promise<{ rows: ShownLine[]; next: string | null }> {
  const after = f.cursor ? /^(\d{4}-\d\d-\d\d)~([\w-]+)$/.exec(f.cursor) : null;
  const where = and(told(op), f.topic ? sql('p.topic = ?', f.topic) : null, after ? sql('(p.shown_on < ? or (p.shown_on = ? and p.id < ?))', after[1], after[1], after[2]) : null);
  const found = await rows<Omit<ShownLine, 'photoIds'> & { photoIds: string }>(op.db, sql(`select ${shownColumns} ${joined('shown_version')} where ${where.text} order by p.shown_on desc, p.id desc limit ${f.limit + 1}`, ...where.params));
  const shown = found.slice(0, f.limit).map(whole);
  const last = shown.at(-1);
  return { rows: shown, next: found.length > f.limit && last ? `${last.shownOn}~${last.id}` : null };
}
export async function getTold(op: Op, id: string): Promise<ShownLine> {
  const may = told(op);
  const found = await row<Omit<ShownLine, 'photoIds'> & { photoIds: string }>(op.db, sql(`select ${shownColumns} ${joined('shown_version')} where p.id = ? and ${may.text}`, id, ...may.params));
  if (!found) throw notFound();
  return whole(found);
}

export const ownTopics = async (op: Op): Promise<PostTopic[]> => (await rows<PostTopic>(op.db, sql('select * from post_topics where county_id = ? order by id', wearer(op).countyId))).map((topic) => ({ ...topic, used: Boolean(topic.used) }));
/** Posts that wait for somebody else to look at them. */
export const countToReview = (op: Op): Promise<number> => {
  const may = seenByOffice(op);
  return count(op.db, sql(`select count(*) ${joined('version')} where p.state = 'waiting' and x.by_user_id <> ? and ${may.text}`, wearer(op).userId, ...may.params));
};
