import { dayWords } from '@guiyan/shared/domain/dates';
import type { NoteKind } from '@guiyan/shared/domain/notices';
import { ECHO } from './notices.rules';

/** M6 What is told once and asks for nothing: no duty stands behind it, so nobody is reminded again or rung up. The period is what it is about. */
export const tidings = ['missed', 'offer', 'offer_said', 'offer_ended'] as const;
export type Tiding = (typeof tidings)[number];
/** SQL: told once, also the note from home. */
export const isTold = (t: string): string => `${t}.rule_code in ('${[ECHO, ...tidings].join(`', '`)}')`;
export const asTiding = (code: string): Tiding | undefined => tidings.find((c) => c === code);

interface Offer { title: string; untilDay: string; ended: string | null }
/** X7 What the person reads; null: what it was about is gone. */
export function tidingWords(code: Tiding, period: string, offer: Offer | undefined, state: string | undefined): { kind: NoteKind; title: string; words: string } | null {
  if (code === 'missed') return { kind: 'market', title: `${dayWords(period)}逢场没见到您`, words: '没关系，可以再约一天' };
  if (!offer) return null;
  const words = code === 'offer' ? (offer.ended ? '乡里发过，已经停了' : `乡里发给你家的，${dayWords(offer.untilDay)}前回一声`)
    : code === 'offer_ended' ? (offer.ended === 'withdrawn' ? '乡里收回了，看看为什么' : '乡里不再收了，看看为什么')
    : state === 'taken' ? '办上了' : state === 'refused' ? '没办成，看看为什么' : '乡里又在定，看看现在怎么样';
  return { kind: 'offer', title: offer.title, words };
}
