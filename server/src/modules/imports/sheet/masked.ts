import { maskIdNo } from '@guiyan/shared/domain/idno';
import { maskPhone } from '@guiyan/shared/domain/phone';
import type { Field } from './fields';

const PHONE_FIELDS: ReadonlySet<Field | null> = new Set<Field>(['phone', 'memberPhone', 'liaisonPhone', 'helperPhone', 'liaison', 'helper']);

/** What lists and logs may show of a cell. ID numbers and phones hide in any column; only in a column of phones are short numbers masked too, elsewhere they are dates. */
export function masked(raw: string, field: Field | null = null): string {
  if (!/\d|[０-９]/.test(raw)) return raw;
  const safe = raw.normalize('NFKC').replace(/\d{12,17}[\dXx]?/g, maskIdNo).replace(/(?<!\d)(1[3-9]\d{9}|1[3-9]\d[ -]\d{4}[ -]\d{4}|0\d{2,3}-\d{7,8})(?!\d)/g, maskPhone);
  return PHONE_FIELDS.has(field) ? safe.replace(/(?<![\d*])\d[\d-]{4,}/g, maskPhone) : safe;
}
