import { attemptsBeforeClose, type RequestState } from '@guiyan/shared/domain/requests';
import type { Hat } from '@guiyan/shared/domain/hats';

export type Verb = 'take' | 'answer' | 'confirm' | 'reopen' | 'log_attempt' | 'close' | 'withdraw';
/** S2 S3 S7 Where each verb may start and where it leads; reopened, a matter goes back to who took it. */
export const moves = {
  take: { from: 'submitted', to: 'taken' },
  answer: { from: 'taken', to: 'answered' },
  confirm: { from: 'answered', to: 'confirmed' },
  reopen: { from: 'answered', to: 'taken' },
  log_attempt: { from: 'answered', to: 'answered' },
  close: { from: 'answered', to: 'confirmed' },
  withdraw: { from: 'submitted', to: 'withdrawn' },
} as const satisfies Record<Verb, { from: RequestState; to: RequestState }>;

/** The family is one asker: either half says that it is done, not done, or no longer needed. */
const asking: readonly Verb[] = ['confirm', 'reopen', 'withdraw'];
const serving: readonly Verb[] = ['take', 'answer', 'log_attempt', 'close'];
const verbsOfHat = (hat: Hat): readonly Verb[] => (hat === 'member' || hat === 'family' ? asking : hat === 'liaison' || hat === 'secretary' || hat === 'clerk' || hat === 'outpost' ? serving : []);

export interface Standing { status: string; takenBy: string | null; attempts: number }
export type Refusal = 'requests.taken' | 'requests.not_yours' | 'requests.no_echo' | 'requests.wrong_state';

/** Why a verb is refused now, or null when it may go ahead. */
export function refusalOf(verb: Verb, r: Standing, userId: string): Refusal | null {
  const isOthers = (r.status === 'taken' || r.status === 'answered') && r.takenBy !== userId;
  if (verb === 'take' && isOthers) return 'requests.taken';
  if (serving.includes(verb) && isOthers) return 'requests.not_yours';
  const isEnding = verb === 'confirm' || verb === 'close';
  if (isEnding && (r.status === 'submitted' || r.status === 'taken')) return 'requests.no_echo';
  if (r.status !== moves[verb].from) return 'requests.wrong_state';
  return verb === 'close' && r.attempts < attemptsBeforeClose ? 'requests.no_echo' : null;
}

export const verbsOf = (r: Standing, actor: { hat: Hat; userId: string }): Verb[] => verbsOfHat(actor.hat).filter((verb) => refusalOf(verb, r, actor.userId) === null);
