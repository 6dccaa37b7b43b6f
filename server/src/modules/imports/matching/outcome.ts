export type Outcome = { what: 'new' | 'changed' | 'same' } | { what: 'refused' | 'kept'; why: string };
export const same: Outcome = { what: 'same' };
export const fresh: Outcome = { what: 'new' };
export const changed: Outcome = { what: 'changed' };
export const refused = (why: string): Outcome => ({ what: 'refused', why });
export const kept = (why: string): Outcome => ({ what: 'kept', why });
/** A number that is known elsewhere: the row is another office's to write. */
export const elsewhere = (name: string): Outcome => refused(`${name}的身份证号登在别处的名册里，要那边的人来改`);
export const notYours = (village: string): Outcome => refused(`${village}不归你管，请组织干事来导`);
