/** Where a line of a ledger without a room belongs, and by what it is known again. */
export interface Line { villageId: string | null; personId: string | null; onDay: string | null; lineIx: string }
export type Outcome = { what: 'new' | 'changed' | 'same' } | { what: 'refused'; why: string } | { what: 'kept'; why: string; line?: Line };
export const same: Outcome = { what: 'same' };
export const fresh: Outcome = { what: 'new' };
export const changed: Outcome = { what: 'changed' };
export const refused = (why: string): Outcome => ({ what: 'refused', why });
export const kept = (why: string, line?: Line): Outcome => ({ what: 'kept', why, ...(line ? { line } : {}) });
/** A number that is known elsewhere: the row is another office's to write. */
export const elsewhere = (name: string): Outcome => refused(`${name}的身份证号登在别处的名册里，要那边的人来改`);
export const notYours = (village: string): Outcome => refused(`${village}不归你管，请组织干事来导`);
