import type { Day } from '@guiyan/shared/domain/dates';
import { addDays } from '@guiyan/shared/domain/dates';
import { MANDATE_DAYS, type MandateState } from '@guiyan/shared/domain/mandates';

export interface Held { fromDay: Day; untilDay: Day; revokedAt: number | null; items: readonly string[] }
export const stateOf = (m: Held, today: Day): MandateState => (m.revokedAt !== null ? 'revoked' : m.untilDay < today ? 'over' : 'open');
/** S10 It holds today, for this item. */
export const covers = (m: Held, item: string, today: Day): boolean => stateOf(m, today) === 'open' && m.fromDay <= today && (m.items.length === 0 || m.items.includes(item));
/** From today on, and not for ever. */
export const isUntil = (until: Day, today: Day): boolean => until >= today && until <= addDays(today, MANDATE_DAYS);
