import type { Output, Parsed } from '@guiyan/shared/contract';
import { postStates, type PostState } from '@guiyan/shared/domain/posts';
import { wearer, type Op } from '../../platform/op';
import { getPost, getTold, listDesk, listTold, ownTopics, versionsOf, type PostLine, type ShownLine } from './posts.queries';
import { readersOf, topicsOf, verbsOf } from './posts.rules';

const stateOf = (state: string): PostState => postStates.find((s) => s === state) ?? 'waiting';
const common = (p: PostLine | ShownLine) => ({ id: p.id, kind: 'policy' as const, topic: p.topic, title: p.title, titleBo: p.titleBo, place: p.place ?? '', from: p.fromName });

const presentDesk = (op: Op, p: PostLine, ownWriting = p.byUserId === wearer(op).userId): Output<'posts.desk'>['rows'][number] => ({
  ...common(p), readers: readersOf(p.readers), state: stateOf(p.state), version: Number(p.version), by: p.byName, writtenOn: p.writtenOn, shown: p.shownVersion !== null,
  can: verbsOf({ state: stateOf(p.state), shown: p.shownVersion !== null, ownWriting }),
});
export async function presentPost(op: Op, id: string): Promise<Output<'posts.open'>> {
  const post = await getPost(op, id);
  return {
    ...presentDesk(op, post), placeId: post.placeId,
    versions: (await versionsOf(op, id)).map((v) => ({ version: v.version, state: stateOf(v.state), title: v.title, titleBo: v.titleBo, text: v.text, textBo: v.textBo, photoIds: v.photoIds, by: v.byName, writtenOn: v.writtenOn, reviewedBy: v.reviewedBy, reviewedOn: v.reviewedOn, reason: v.reason })),
  };
}
export async function presentDeskList(op: Op, input: Parsed<'posts.desk'>): Promise<Output<'posts.desk'>> {
  const page = await listDesk(op, input);
  return { ...page, rows: page.rows.map((p) => presentDesk(op, p)) };
}
export async function presentTold(op: Op, input: Parsed<'posts.list'>): Promise<Output<'posts.list'>> {
  const page = await listTold(op, input);
  return { ...page, rows: page.rows.map((p) => ({ ...common(p), on: p.shownOn! })) };
}
export async function presentOne(op: Op, id: string): Promise<Output<'posts.get'>> {
  const p = await getTold(op, id);
  return { ...common(p), on: p.shownOn!, text: p.text, textBo: p.textBo, photoIds: p.photoIds, version: Number(p.shownVersion) };
}
export async function presentTopics(op: Op): Promise<Output<'posts.topics'>> {
  const county = wearer(op).hat === 'county';
  return { rows: topicsOf(await ownTopics(op)).filter((one) => one.used || county).map(({ code, name, nameBo, used }) => ({ code, name, nameBo, used, can: county ? ['set' as const] : [] })) };
}
