import type { Hat } from '@guiyan/shared/domain/hats';
import { attemptsBeforeClose, BAD_RATING, type RequestState } from '@guiyan/shared/domain/requests';

export const verbs = ['take', 'work', 'ask_papers', 'bring', 'pass', 'accept', 'bounce', 'suspend', 'resume', 'answer', 'end', 'log_attempt', 'close', 'confirm', 'reopen', 'call_back', 'withdraw'] as const;
export type Verb = (typeof verbs)[number];

const inHand = ['taken', 'papers', 'working', 'suspended'] as const;
/** S2 S3 S7 Where each verb may start and where it leads; null: it stays where it is. What is told, done or ended, waits for its echo. */
export const moves: Record<Verb, { from: readonly RequestState[]; to: RequestState | null }> = {
  take: { from: ['submitted'], to: 'taken' },
  work: { from: ['taken'], to: 'working' },
  ask_papers: { from: ['taken', 'working'], to: 'papers' },
  bring: { from: ['papers'], to: 'working' },
  pass: { from: inHand, to: null },
  accept: { from: inHand, to: null },
  bounce: { from: inHand, to: null },
  suspend: { from: ['taken', 'working'], to: 'suspended' },
  resume: { from: ['suspended'], to: 'working' },
  answer: { from: ['taken', 'working'], to: 'answered' },
  end: { from: inHand, to: 'answered' },
  log_attempt: { from: ['answered'], to: 'answered' },
  close: { from: ['answered'], to: 'confirmed' },
  confirm: { from: ['answered'], to: 'confirmed' },
  reopen: { from: ['answered', 'confirmed', 'ended'], to: 'taken' },
  call_back: { from: ['callback'], to: 'confirmed' },
  withdraw: { from: ['submitted'], to: 'withdrawn' },
};

/** The family is one asker: either half says that it is done, not done, or no longer needed; so does who acts on its behalf. */
const asking: readonly Verb[] = ['bring', 'confirm', 'reopen', 'withdraw'];
const owning: readonly Verb[] = ['work', 'ask_papers', 'bring', 'pass', 'suspend', 'resume', 'answer', 'end', 'log_attempt', 'close'];
const serving: readonly Verb[] = ['take', ...owning, 'accept', 'bounce', 'call_back'];
const offered: readonly Verb[] = ['accept', 'bounce'];
export const isAsking = (hat: Hat): boolean => hat === 'member' || hat === 'family' || hat === 'helper';
const isServing = (hat: Hat): boolean => hat === 'liaison' || hat === 'secretary' || hat === 'clerk' || hat === 'outpost';
export const verbsOfHat = (hat: Hat): readonly Verb[] => (isAsking(hat) ? asking : isServing(hat) ? serving : []);

export interface Standing { status: string; takenBy: string | null; firstBy: string | null; passTo: string | null; attempts: number }
export type Refusal = 'requests.taken' | 'requests.not_yours' | 'requests.no_echo' | 'requests.wrong_state' | 'requests.not_passed' | 'requests.own_callback';

const isClosed = (status: string): boolean => status === 'confirmed' || status === 'ended';
/** Why a verb is refused now, or null when it may go ahead. `asks`: the actor is on the asker's side. */
export function refusalOf(verb: Verb, r: Standing, userId: string, asks = false): Refusal | null {
  const isOthers = r.takenBy !== null && r.takenBy !== userId && r.status !== 'submitted' && r.status !== 'withdrawn' && !isClosed(r.status);
  if (verb === 'take' && isOthers) return 'requests.taken';
  if (!asks && owning.includes(verb) && isOthers) return 'requests.not_yours';
  if (verb === 'call_back' && r.status === 'callback' && !isOthers) return 'requests.own_callback';
  if ((verb === 'confirm' || verb === 'close') && (r.status === 'submitted' || (inHand as readonly string[]).includes(r.status))) return 'requests.no_echo';
  if (!(moves[verb].from as readonly string[]).includes(r.status)) return 'requests.wrong_state';
  // S3 It was offered to the actor; or it is his by now, and was another's first.
  if (verb === 'accept' && r.passTo !== userId) return 'requests.not_passed';
  if (verb === 'bounce' && r.passTo !== userId && (r.takenBy !== userId || r.firstBy === userId || r.firstBy === null)) return 'requests.not_passed';
  // What an office closed because nobody was reached comes back when he is there again.
  if (verb === 'reopen' && isClosed(r.status) && r.attempts < attemptsBeforeClose) return 'requests.wrong_state';
  return verb === 'close' && r.attempts < attemptsBeforeClose ? 'requests.no_echo' : null;
}
export const verbsOf = (r: Standing, actor: { hat: Hat; userId: string }): Verb[] => verbsOfHat(actor.hat).filter((verb) => refusalOf(verb, r, actor.userId, isAsking(actor.hat)) === null && !(offered.includes(verb) && r.takenBy === actor.userId && verb === 'accept'));

/** Who reads: those who ask, those who serve, and a host who only took somebody in: he knows that it is there and how far it is, and does nothing to it. */
export type Depth = 'asker' | 'office' | 'host';
export const depthOf = (r: { takenBy: string | null; passTo: string | null; outpostId: string | null }, { hat, userId, orgId }: { hat: Hat; userId: string; orgId: string | null }): Depth =>
  isAsking(hat) ? 'asker' : hat === 'outpost' && r.takenBy !== userId && r.passTo !== userId && (r.outpostId === null || r.outpostId !== orgId) ? 'host' : 'office';

/** Where a told result ends; a bad word has somebody else ring back first. */
export const endOf = (outcome: string | null): RequestState => (outcome === 'ended' ? 'ended' : 'confirmed');
export const afterEcho = (outcome: string | null, rating: number | null): RequestState => (rating !== null && rating <= BAD_RATING ? 'callback' : endOf(outcome));
/** S7 Three attempts on three days: a second one of the same day is written down and does not count. */
export const countsAttempt = (attemptOn: string | null, today: string): boolean => attemptOn !== today;
