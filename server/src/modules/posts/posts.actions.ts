import type { Parsed } from '@guiyan/shared/contract';
import { isInOwnArea } from '../../platform/area';
import { change, swap } from '../../platform/db/change';
import { badInput, conflict, ensure, notAllowed, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { areOnePerson } from '../accounts';
import { attachPosters, showPosters } from '../files';
import { findOrg } from '../orgs';
import { PostRow, PostTopic, PostVersion } from './posts.entity';
import { getPost, ownTopics, versionsOf } from './posts.queries';
import { readersText, TOPICS, topicsOf } from './posts.rules';

const about = (p: Pick<PostRow, 'id' | 'townshipId'>) => ({ townshipId: p.townshipId, subjectId: p.id });

/** One's own place, or a township or village inside it. */
async function placeOf(op: Op, asked: string | undefined): Promise<{ placeId: string; countyId: string; townshipId: string | null; villageId: string | null }> {
  const { countyId, townshipId, villageId } = wearer(op);
  const placeId = asked ?? villageId ?? townshipId ?? countyId;
  const org = await findOrg(op, placeId);
  ensure(org && org.untilDay === null && (org.kind === 'county' || org.kind === 'township' || org.kind === 'village'), notFound());
  const at = { countyId: org.countyId, townshipId: org.kind === 'township' ? org.id : org.townshipId, villageId: org.kind === 'village' ? org.id : null };
  ensure(isInOwnArea(wearer(op), at), notFound());
  return { placeId, ...at };
}
const senderOf = async (op: Op): Promise<string> => { const { countyId, townshipId, villageId } = wearer(op); return (await findOrg(op, villageId ?? townshipId ?? countyId))?.name ?? ''; };

/** M7 The first version of a post, or the next: what is to be read stays so until the new one has been looked at. */
export async function write(op: Op, { id: known, topic, placeId, readers, photoIds, ...text }: Parsed<'posts.write'>): Promise<string> {
  const { userId, name, countyId } = wearer(op);
  ensure(topicsOf(await ownTopics(op)).some((one) => one.code === topic && one.used), badInput('post.topic', { topic: 'unknown' }));
  const before = known ? await getPost(op, known) : null;
  ensure(before?.state !== 'withdrawn', conflict('post.withdrawn'));
  const id = before?.id ?? newId();
  const version = (before?.version ?? 0) + 1;
  const at = before && !placeId ? { placeId: before.placeId, countyId: before.countyId, townshipId: before.townshipId, villageId: before.villageId } : await placeOf(op, placeId);
  const facts = { ...at, topic, readers: readersText(readers), version, state: 'waiting', writtenAt: op.now };
  // Nobody looks at a new audience of the words that are read already: whoever writes would show them to others by himself.
  ensure(!before || before.shownVersion === null || (facts.placeId === before.placeId && facts.readers === before.readers), conflict('post.audience'));
  if (before) {
    await change(op.db, PostRow, { id, version: before.version, state: before.state }, facts);
    if (before.state === 'waiting') await op.db.update(PostVersion, { postId: id, version: before.version }, { state: 'replaced' });
  } else await op.db.insert(PostRow, { id, kind: 'policy', fromName: await senderOf(op), shownVersion: null, shownOn: null, ...facts });
  await op.db.insert(PostVersion, { id: newId(), countyId, postId: id, version, state: 'waiting', ...text, photoIds, byUserId: userId, byName: name, writtenOn: op.today, reviewedBy: '', reviewedOn: null, reason: '' });
  const earlier = new Set(before ? (await versionsOf(op, id)).filter((v) => v.version < version).flatMap((v) => v.photoIds) : []);
  await attachPosters(op, photoIds.filter((photo) => !earlier.has(photo)), { townshipId: at.townshipId, villageId: at.villageId });
  await record(op, 'post.written', { postId: id, version }, about({ id, townshipId: at.townshipId }));
  return id;
}

/** M7 Four eyes: whoever wrote it does not show it, under no account and no hat of his. */
export async function review(op: Op, { id, version, show, reason }: Parsed<'posts.review'>): Promise<string> {
  const { name } = wearer(op);
  const post = await getPost(op, id);
  ensure(!(await areOnePerson(op, post.byUserId, wearer(op).userId)), notAllowed('post.own'));
  ensure(show || reason, badInput('post.reason', { reason: 'required' }));
  ensure(post.state === 'waiting' && post.version === version, conflict('post.not_waiting'));
  const patch = show ? { state: 'shown', shownVersion: version, shownOn: op.today } : { state: 'returned' };
  await change(op.db, PostRow, { id, version, state: 'waiting' }, patch, conflict('post.not_waiting'));
  await op.db.update(PostVersion, { postId: id, version }, { state: patch.state, reviewedBy: name, reviewedOn: op.today, reason: show ? '' : reason });
  if (show) {
    const before = post.shownVersion;
    if (before !== null) await op.db.update(PostVersion, { postId: id, version: before }, { state: 'replaced' });
    await showPhotos(op, id, version);
  }
  await record(op, show ? 'post.shown' : 'post.returned', { postId: id, version }, about(post));
  return id;
}
/** Pictures of what is to be read are everybody's of the place; those of all other versions the offices' alone. */
async function showPhotos(op: Op, id: string, shown: number | null): Promise<void> {
  const versions = await versionsOf(op, id);
  const open = versions.find((v) => v.version === shown)?.photoIds ?? [];
  await showPosters(op, open, versions.flatMap((v) => v.photoIds).filter((photo) => !open.includes(photo)));
}

export async function withdraw(op: Op, { id, reason }: Parsed<'posts.withdraw'>): Promise<string> {
  const post = await getPost(op, id);
  ensure(post.state !== 'withdrawn', conflict('post.withdrawn'));
  await change(op.db, PostRow, { id, version: post.version, state: post.state }, { state: 'withdrawn', shownVersion: null });
  for (const v of await versionsOf(op, id)) if (v.state === 'shown' || v.state === 'waiting') await op.db.update(PostVersion, { id: v.id }, { state: 'withdrawn', reason });
  await showPhotos(op, id, null);
  await record(op, 'post.withdrawn', { postId: id }, about(post));
  return id;
}

/** M7 A county's own word for a topic, or one more. */
export async function setTopic(op: Op, { code: known, name, nameBo, used }: Parsed<'posts.setTopic'>): Promise<void> {
  const { countyId } = wearer(op);
  const own = await ownTopics(op);
  const all = topicsOf(own);
  ensure(!known || all.some((one) => one.code === known), notFound());
  ensure(!used || all.filter((one) => one.used && one.code !== known).length < TOPICS, conflict('post.topics_full'));
  const code = known ?? newId();
  const facts = { name, nameBo, used };
  if (!(await swap(op.db, PostTopic, { countyId, code }, facts))) await orKnown(op.db.insert(PostTopic, { id: newId(), countyId, code, ...facts }));
  await record(op, 'post.topic_set', { code, used }, { townshipId: null, subjectId: countyId });
}
