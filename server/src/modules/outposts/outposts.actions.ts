import type { Parsed } from '@guiyan/shared/contract';
import { change, empty } from '../../platform/db/change';
import { AppError, badInput, conflict, ensure, notAllowed, notFound } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import { OutpostCentre, OutpostJoint, OutpostStaff } from './outposts.entity';
import { getJoint, getPost, staffOf, type OutpostLine } from './outposts.queries';
import { verbsOn, type OutpostVerb } from './outposts.rules';

const placed = (post: OutpostLine) => ({ townshipId: post.townshipId, subjectId: post.id });
/** The outpost, if the actor may do this there; one that is not his is no secret. */
export async function postFor(op: Op, id: string, verb: OutpostVerb): Promise<OutpostLine> {
  const post = await getPost(op, id);
  ensure(verbsOn(wearer(op), post).includes(verb), notAllowed());
  return post;
}

export async function set(op: Op, { id, version, ...facts }: Parsed<'outposts.set'>): Promise<string> {
  const post = await postFor(op, id, 'manage');
  const given = { ...facts, facilities: [...new Set(facts.facilities)] };
  if (version === 0 && post.version === 0) ensure(await orKnown(op.db.insert(OutpostCentre, { id, countyId: post.countyId, ...given, version: 1 })), conflict('row.changed'));
  else await change(op.db, OutpostCentre, { id, version }, { ...given, version: version + 1 }, new AppError('row.changed', 409));
  await record(op, 'outpost.set', { orgId: id, fields: Object.keys(facts) }, placed(post));
  return id;
}

export async function addStaff(op: Op, { id, ...facts }: Parsed<'outposts.addStaff'>): Promise<string> {
  const post = await postFor(op, id, 'manage');
  const staffId = newId();
  await op.db.insert(OutpostStaff, { id: staffId, countyId: post.countyId, orgId: id, ...facts, languages: [...new Set(facts.languages)], fromDay: op.today, untilDay: null });
  await record(op, 'outpost.staffed', { orgId: id, staffId }, placed(post));
  return id;
}
export async function endStaff(op: Op, { id, staffId }: Parsed<'outposts.endStaff'>): Promise<string> {
  const post = await postFor(op, id, 'manage');
  const known = (await staffOf(op, [id], [staffId])).find((s) => s.id === staffId);
  ensure(known, notFound());
  await change(op.db, OutpostStaff, { id: staffId, untilDay: empty() }, { untilDay: op.today }, conflict('outpost.staff_ended'));
  await record(op, 'outpost.unstaffed', { orgId: id, staffId }, placed(post));
  return id;
}

export async function planJoint(op: Op, { id, at, ...facts }: Parsed<'outposts.planJoint'>): Promise<string> {
  const post = await postFor(op, id, 'manage');
  const jointId = newId();
  await op.db.insert(OutpostJoint, { id: jointId, countyId: post.countyId, orgId: id, ...facts, ours: post.name, atTime: at, state: 'planned', came: null, reason: '', byName: wearer(op).name });
  await record(op, 'joint.planned', { jointId, orgId: id }, placed(post));
  return id;
}
export async function holdJoint(op: Op, { id, jointId, onDay, came, words }: Parsed<'outposts.holdJoint'>): Promise<string> {
  const post = await postFor(op, id, 'manage');
  ensure(onDay <= op.today, badInput('day.future', { onDay: 'future' }));
  const joint = await getJoint(op, id, jointId);
  await change(op.db, OutpostJoint, { id: jointId, state: 'planned' }, { state: 'held', onDay, came, words: words || joint.words }, conflict('outpost.not_planned'));
  await record(op, 'joint.held', { jointId, orgId: id, came }, placed(post));
  return id;
}
export async function cancelJoint(op: Op, { id, jointId, reason }: Parsed<'outposts.cancelJoint'>): Promise<string> {
  const post = await postFor(op, id, 'manage');
  await getJoint(op, id, jointId);
  await change(op.db, OutpostJoint, { id: jointId, state: 'planned' }, { state: 'cancelled', reason }, conflict('outpost.not_planned'));
  await record(op, 'joint.cancelled', { jointId, orgId: id }, placed(post));
  return id;
}
