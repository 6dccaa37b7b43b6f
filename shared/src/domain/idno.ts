import { isDate, dayOf, type Day } from './dates';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';

/** GB 11643, ISO 7064 mod 11-2: the 18th character for 17 digits. */
export function checkDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return CHECKS[sum % 11]!;
}

/** Full-width digits and Ｘ, a leading apostrophe, blanks and dashes are how IDs arrive; nothing else is mended. */
export const tidyIdNo = (text: string): string => text.normalize('NFKC').replace(/[\s'‘’`"-]/g, '').toUpperCase();

export const idProblems = ['length', 'characters', 'zeros', 'birth', 'check_digit'] as const;
export type IdProblem = (typeof idProblems)[number];

export type IdReading =
  | { ok: true; idNo: string; old: boolean; birth: Day; sex: 'male' | 'female' }
  | { ok: false; problem: IdProblem };

function birthFrom(yyyymmdd: string): Day | undefined {
  const [year, month, date] = [Number(yyyymmdd.slice(0, 4)), Number(yyyymmdd.slice(4, 6)), Number(yyyymmdd.slice(6, 8))];
  return year >= 1900 && year <= 2100 && isDate(year, month, date) ? dayOf(year, month, date) : undefined;
}

/**
 * Reads an 18-digit or old 15-digit number. Only a sound number gives sex and birth.
 * A number ending in 000 is never sound: Excel keeps 15 digits and writes zeros, and a tenth of such numbers still pass the check digit.
 */
export function readIdNo(text: string): IdReading {
  const id = tidyIdNo(text);
  if (id.length !== 18 && id.length !== 15) return { ok: false, problem: 'length' };
  if (!/^\d+$/.test(id.slice(0, -1)) || !/[\dX]$/.test(id)) return { ok: false, problem: 'characters' };
  if (id.length === 15) {
    if (!/^\d{15}$/.test(id)) return { ok: false, problem: 'characters' };
    const birth = birthFrom(`19${id.slice(6, 12)}`);
    if (!birth) return { ok: false, problem: 'birth' };
    return { ok: true, idNo: id, old: true, birth, sex: Number(id[14]) % 2 ? 'male' : 'female' };
  }
  if (id.endsWith('000')) return { ok: false, problem: 'zeros' };
  const birth = birthFrom(id.slice(6, 14));
  if (!birth) return { ok: false, problem: 'birth' };
  if (checkDigit(id.slice(0, 17)) !== id[17]) return { ok: false, problem: 'check_digit' };
  return { ok: true, idNo: id, old: false, birth, sex: Number(id[16]) % 2 ? 'male' : 'female' };
}

/** What survives in a damaged number, for matching together with the name; undefined when even that is gone. */
export function first15(text: string): string | undefined {
  const id = tidyIdNo(text);
  return /^\d{15}/.test(id) && (id.length === 18 || id.length === 17) ? id.slice(0, 15) : undefined;
}

/** Old 15-digit numbers become their 18-digit form, so that both match one person. */
export function toId18(idNo: string): string {
  if (idNo.length !== 15) return idNo;
  const first17 = `${idNo.slice(0, 6)}19${idNo.slice(6)}`;
  return first17 + checkDigit(first17);
}

/** 5226**********3000: first four, last four. */
export function maskIdNo(text: string): string {
  const id = tidyIdNo(text);
  return id.length <= 8 ? '*'.repeat(id.length) : id.slice(0, 4) + '*'.repeat(id.length - 8) + id.slice(-4);
}
