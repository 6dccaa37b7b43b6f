import type { ArrivalState } from '@guiyan/shared/domain/papers';
import type { Hat } from '@guiyan/shared/domain/hats';

export type ArrivalVerb = 'accept' | 'return' | 'withdraw';
/** C1 Where each verb may start and where it leads; an acceptance that is over is `ended`. */
export const moves: Record<ArrivalVerb, Partial<Record<ArrivalState, ArrivalState>>> = {
  accept: { reported: 'accepted' },
  return: { reported: 'returned', accepted: 'ended' },
  withdraw: { reported: 'withdrawn', accepted: 'ended' },
};
export const isOpen = (status: ArrivalState): boolean => status === 'reported' || status === 'accepted';
export const mayWithdraw = (status: ArrivalState, hat: Hat): boolean => moves.withdraw[status] !== undefined && (hat === 'member' || hat === 'liaison');

export type HostVerb = 'accept' | 'return' | 'phone' | 'stamp' | 'dues';
export const hostVerbs = (status: ArrivalState): HostVerb[] => (status === 'reported' ? ['accept', 'return'] : status === 'accepted' ? ['phone', 'stamp', 'dues', 'return'] : []);
