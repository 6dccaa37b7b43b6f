import { addDays, type Day } from '@guiyan/shared/domain/dates';
import { LETTER_DAYS_MAX, RECEIPT_DAYS, type Overdue, type TransferState } from '@guiyan/shared/domain/papers';
import type { Hat } from '@guiyan/shared/domain/hats';

/** The days of a transfer; what has not happened is null. */
export interface TransferDays {
  startedOn: Day; letterOn: Day | null; letterUntil: Day | null; handedOn: Day | null; receiptDue: Day | null; receivedOn: Day | null;
  endedOn: Day | null; endedAs: string | null;
  backOn?: Day | null;
}

/** The day of issue is not counted (民法典第二百零一条): the Nth day after it is the last good one, and the letter has expired on day N+1. */
export const letterUntil = (letterOn: Day, validDays: number): Day => addDays(letterOn, validDays);
/** 回执 within a month: the 30th day after the letter left is the last one, overdue from day 31. */
export const receiptDue = (handedOn: Day): Day => addDays(handedOn, RECEIPT_DAYS);
export const isValidDays = (days: number): boolean => Number.isInteger(days) && days >= 1 && days <= LETTER_DAYS_MAX;

/** Where a transfer stood at the end of a day; null before it began. An expired letter that has left stays 转出未接收: the old branch is responsible still (党员教育管理工作条例第二十五条). */
export function transferState(t: TransferDays, asOf: Day): TransferState | null {
  const by = (day: Day | null): boolean => day !== null && day <= asOf;
  if (t.startedOn > asOf) return null;
  if (by(t.endedOn)) return t.endedAs === 'void' ? 'void' : 'returned';
  if (by(t.backOn ?? null)) return 'back';
  if (by(t.receivedOn)) return 'received';
  if (by(t.handedOn)) return 'handed';
  if (by(t.letterOn)) return t.letterUntil! < asOf ? 'expired' : 'letter';
  return 'preparing';
}

/** What is late about it on a day. */
export function overdueOf(t: TransferDays, asOf: Day): Overdue[] {
  const state = transferState(t, asOf);
  const isOut = state === 'handed';
  return [
    ...((isOut || state === 'expired') && t.letterUntil! < asOf ? (['letter'] as const) : []),
    ...(isOut && t.receiptDue! < asOf ? (['receipt'] as const) : []),
  ];
}
/** The day the next step is due by; null while none is. */
export const dueOf = (t: TransferDays, asOf: Day): Day | null => {
  const state = transferState(t, asOf);
  return state === 'handed' ? t.receiptDue : state === 'letter' || state === 'expired' ? t.letterUntil : null;
};
/** Until the receipt is in the old branch looks after him. */
export const isOpen = (state: TransferState | null): boolean => state === 'preparing' || state === 'letter' || state === 'expired' || state === 'handed';

export type TransferVerb = 'issueLetter' | 'hand' | 'receive' | 'return' | 'void' | 'back';
const from: Record<TransferVerb, readonly TransferState[]> = {
  issueLetter: ['preparing'], hand: ['letter'], receive: ['handed'],
  return: ['letter', 'expired', 'handed'], void: ['preparing', 'letter', 'expired', 'handed'], back: ['received'],
};
const hats: Record<TransferVerb, readonly Hat[]> = {
  issueLetter: ['secretary', 'clerk'], hand: ['liaison', 'secretary', 'clerk'], receive: ['secretary', 'clerk'], return: ['secretary', 'clerk'], void: ['secretary', 'clerk'], back: ['secretary', 'clerk'],
};
export const mayMove = (verb: TransferVerb, state: TransferState | null): boolean => state !== null && from[verb].includes(state);
export const verbsOf = (state: TransferState | null, hat: Hat): TransferVerb[] => (Object.keys(from) as TransferVerb[]).filter((v) => mayMove(v, state) && hats[v].includes(hat));
