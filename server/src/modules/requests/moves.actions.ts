import type { Parsed } from '@guiyan/shared/contract';
import { BAD_RATING } from '@guiyan/shared/domain/requests';
import { change } from '../../platform/db/change';
import { AppError, conflict, ensure } from '../../platform/errors';
import type { EventName } from '../../platform/events';
import { wearer, type Op } from '../../platform/op';
import { attachPhotos } from '../files';
import { addStep, placeOf, type Step } from './requests.actions';
import { RequestEntry } from './requests.entity';
import { getForUpdate, getOfCounter, listSuccessors, type RequestLine } from './requests.queries';
import { afterEcho, countsAttempt, depthOf, endOf, isAsking, moves, refusalOf, type Verb } from './requests.rules';

type Told = Exclude<Extract<EventName, `request.${string}`>, 'request.moved'>;
interface Tell { step: Step; event?: Told; words?: string; officeOnly?: boolean; /** When it was, if not now. */ at?: number }
/** S8 At a counter whoever stands there tells the result for who took the number; that he runs it was asked before. */
type By = 'himself' | 'counter';

/** Load, check, change, record: every verb goes through here. */
async function move(op: Op, verb: Verb, id: string, patch: (r: RequestLine) => Partial<RequestEntry>, tell: Tell | ((r: RequestLine, given: Partial<RequestEntry>) => Tell), by: By = 'himself'): Promise<RequestLine> {
  const actor = wearer(op);
  const r = await (by === 'counter' ? getOfCounter : getForUpdate)(op, id);
  ensure(by === 'counter' || depthOf(r, actor) !== 'host', new AppError('request.not_allowed', 403));
  const refusal = refusalOf(verb, r, by === 'counter' ? r.takenBy ?? actor.userId : actor.userId, isAsking(actor.hat));
  ensure(!refusal, conflict(refusal ?? 'requests.wrong_state', { name: r.takenByName }));
  const { to } = moves[verb];
  const given = { ...(to ? { status: to } : {}), ...patch(r) };
  await change(op.db, RequestEntry, { id, status: r.status }, given, conflict('requests.wrong_state'));
  const { step, event, words, officeOnly, at } = typeof tell === 'function' ? tell(r, given) : tell;
  // X11 Who acts by a mandate acts for the asker.
  const clock = await addStep(op, r, step, event ?? null, words, { officeOnly: officeOnly ?? false, behalf: actor.hat === 'helper', ...(at === undefined ? {} : { at }) });
  return { ...r, ...given, ...clock };
}

const byActor = (op: Op) => { const { userId, name, hat, personId } = wearer(op); return { takenBy: userId, takenByName: name, ownerHat: hat, ownerPersonId: personId }; };
const nobodyAsked = { passTo: null, passToName: null };

export const withdraw = (op: Op, { id }: Parsed<'requests.withdraw'>) => move(op, 'withdraw', id, () => ({}), { step: 'withdrawn', event: 'request.withdrawn' });
/** S3 受理: who takes it first owns it. */
export const take = (op: Op, { id }: Parsed<'requests.take'>) =>
  move(op, 'take', id, () => ({ ...byActor(op), firstBy: wearer(op).userId, firstByName: wearer(op).name, respondedAt: op.now, acceptedAt: op.now, clockAt: op.now }), { step: 'taken', event: 'request.taken' });
/** 承办. */
export const work = (op: Op, { id }: Parsed<'requests.work'>) => move(op, 'work', id, () => ({}), { step: 'working' });
/** 补正: what is missing is said at once and in full; the clock pauses. */
export const askPapers = (op: Op, { id, papers, words }: Parsed<'requests.askPapers'>) => move(op, 'ask_papers', id, () => ({}), { step: 'papers', words: [papers.join('、'), words].filter(Boolean).join('。') });
export async function bring(op: Op, { id, words, photoIds }: Parsed<'requests.bring'>): Promise<RequestLine> {
  const r = await move(op, 'bring', id, (was) => ({ photoIds: [...was.photoIds, ...photoIds] }), { step: 'brought', words });
  await attachPhotos(op, photoIds, { townshipId: r.townshipId, villageId: r.villageId, personId: r.personId, familyId: r.familyId });
  return r;
}
/** S3 转办: offered; it stays his until the other accepts, and no clock stops. */
export async function pass(op: Op, { id, userId, words }: Parsed<'requests.pass'>): Promise<RequestLine> {
  const r = await getForUpdate(op, id);
  ensure(depthOf(r, wearer(op)) !== 'host', new AppError('request.not_allowed', 403));
  const next = (await listSuccessors(op, r)).find((s) => s.userId === userId);
  ensure(next && next.userId !== r.takenBy, conflict('requests.no_such_owner'));
  return move(op, 'pass', id, () => ({ passTo: next.userId, passToName: next.name }), { step: 'offered', words: `${next.name}：${words}`, officeOnly: true });
}
export const accept = (op: Op, { id }: Parsed<'requests.accept'>) => move(op, 'accept', id, () => ({ ...byActor(op), ...nobodyAsked }), (r) => ({ step: 'passed', words: r.takenByName }));
/** S3 Not mine: it comes back to who was asked first. */
export async function bounce(op: Op, { id, words }: Parsed<'requests.bounce'>): Promise<RequestLine> {
  const first = await firstOf(op, await getForUpdate(op, id));
  return move(op, 'bounce', id, () => ({ ...nobodyAsked, ...first }), { step: 'bounced', words, officeOnly: true });
}
async function firstOf(op: Op, r: RequestLine): Promise<Partial<RequestEntry>> {
  if (!r.firstBy || r.firstBy === r.takenBy) return {};
  const worn = (await listSuccessors(op, r)).find((s) => s.userId === r.firstBy);
  return { takenBy: r.firstBy, takenByName: r.firstByName ?? '', ownerHat: worn?.hat ?? null, ownerPersonId: worn?.personId ?? null };
}
export const suspend = (op: Op, { id, reason }: Parsed<'requests.suspend'>) => move(op, 'suspend', id, () => ({}), { step: 'suspended', words: reason });
export const resume = (op: Op, { id, words }: Parsed<'requests.resume'>) => move(op, 'resume', id, () => ({}), { step: 'resumed', words });
const told = (op: Op, words: string, outcome: 'done' | 'ended') => (r: RequestLine): Partial<RequestEntry> => ({ answer: op.services.keys.seal(words, placeOf('answer', r)), attempts: 0, attemptOn: null, outcome, answeredAt: op.now, ...nobodyAsked });
export const answer = (op: Op, { id, words }: Parsed<'requests.answer'>) => move(op, 'answer', id, told(op, words, 'done'), { step: 'answered', event: 'request.answered', words });
/** S7 S8 Settled while the asker stood there: the result is told, and he still says himself that it is done. */
export const settleAtDesk = (op: Op, id: string, words: string, at: number) => move(op, 'answer', id, (r) => ({ ...told(op, words, 'done')(r), answeredAt: at }), { step: 'answered', event: 'request.answered', words, at }, 'counter');
/** 终止: told like a result, and closed by the same echo. */
export const end = (op: Op, { id, reason }: Parsed<'requests.end'>) => move(op, 'end', id, told(op, reason, 'ended'), { step: 'ending', event: 'request.answered', words: reason });

/** S7 The echo. A bad word opens a call-back by somebody else, or the matter itself again. */
export async function confirm(op: Op, { id, rating, words, again }: Parsed<'requests.confirm'>): Promise<RequestLine> {
  const bad = rating !== undefined && rating <= BAD_RATING;
  if (bad && again === 'reopen') return move(op, 'reopen', id, () => ({ ...anew(op), rating }), { step: 'reopened', event: 'request.reopened', words });
  return move(op, 'confirm', id, (r) => ({ status: afterEcho(r.outcome, rating ?? null), rating: rating ?? null, attempts: 0 }), { step: bad ? 'callback' : 'confirmed', event: 'request.confirmed', words });
}
/** Its clock of completion begins anew: the promise is made again. */
const anew = (op: Op): Partial<RequestEntry> => ({ status: 'taken', answer: null, outcome: null, attempts: 0, attemptOn: null, answeredAt: null, clockAt: op.now });
export const reopen = (op: Op, { id, reason }: Parsed<'requests.reopen'>) => move(op, 'reopen', id, () => anew(op), { step: 'reopened', event: 'request.reopened', words: reason });
/** S7 Three on three days: a second one of the same day is written down and does not count. */
export const logAttempt = (op: Op, { id, words }: Parsed<'requests.logAttempt'>) =>
  move(op, 'log_attempt', id, (r) => (countsAttempt(r.attemptOn, op.today) ? { attempts: r.attempts + 1, attemptOn: op.today } : {}), { step: 'attempt', event: 'request.attempted', words });
export const close = (op: Op, { id }: Parsed<'requests.close'>) => move(op, 'close', id, (r) => ({ status: endOf(r.outcome) }), { step: 'closed', event: 'request.closed' });
/** S7 回访: by somebody who did not do it. */
export const callBack = (op: Op, { id, words, again }: Parsed<'requests.callBack'>) =>
  move(op, 'call_back', id, (r) => (again ? anew(op) : { status: endOf(r.outcome) }), again ? { step: 'reopened', event: 'request.reopened', words } : { step: 'called', event: 'request.closed', words });
