import { addMonths, type Day } from '@guiyan/shared/domain/dates';
import { adviceRules, PROOF_MONTHS, type AdviceRule, type PaperState } from '@guiyan/shared/domain/papers';

export interface PaperDays { kind: string; issuedOn: Day; expiresOn: Day | null; endedOn: Day | null; endedAs: string | null }
/** The last day printed still counts. */
export function paperState(p: PaperDays, asOf: Day): PaperState {
  if (p.endedOn !== null && p.endedOn <= asOf) return p.endedAs === 'lost' || p.endedAs === 'returned' ? p.endedAs : 'void';
  return p.expiresOn !== null && p.expiresOn < asOf ? 'expired' : 'valid';
}

export const yearOf = (day: Day): number => Number(day.slice(0, 4));
/** C3 年审 is yearly, for a 活动证 in use; in the year of issue there is none (our rule). */
export const isCheckDue = (p: PaperDays, checkedYear: number | null, today: Day): boolean =>
  p.kind === 'activity' && paperState(p, today) === 'valid' && yearOf(p.issuedOn) < yearOf(today) && (checkedYear === null || checkedYear < yearOf(today));

export const daysAgree = (kind: string, issuedOn: Day, expiresOn: Day | null, today: Day): boolean =>
  issuedOn <= today && (expiresOn === null || (expiresOn >= issuedOn && (kind !== 'proof' || expiresOn <= addMonths(issuedOn, PROOF_MONTHS))));

/** C2 The county's own lines in place of those with their code; new codes come before the last line, which always fits. */
export function tableOf<T extends AdviceRule>(own: readonly T[]): (AdviceRule | T)[] {
  const byCode = new Map(own.map((r) => [r.code, r]));
  const known = new Set(adviceRules.map((r) => r.code));
  const table = adviceRules.map((r) => byCode.get(r.code) ?? r);
  return [...table.slice(0, -1), ...own.filter((r) => !known.has(r.code)), ...table.slice(-1)];
}

// No vowels and no look-alikes: a code may be read out and typed. 16 of 27 letters are 76 random bits.
/** C6 Looks at what is no valid paper that one account may take in an hour. */
export const WRONG_LOOKS_AN_HOUR = 20;
export const CODE_LETTERS = 'BCDFGHJKMNPQRSTVWXZ23456789';
export const CODE_LENGTH = 16;
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '').slice(0, 64);
export const spacedCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ');
