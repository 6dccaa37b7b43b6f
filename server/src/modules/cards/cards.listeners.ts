import type { Listeners } from '../../platform/events';
import { among } from '../../platform/db/sql';
import { execute } from '../../platform/db/statement';
import { sameIds } from '../people';
import { endWhereNobodyIsAway } from './asks.actions';

export function listen(listeners: Listeners): void {
  // R5 The card stays good; its list is the new village's.
  listeners.on('family.moved', async (op, { payload }) => {
    const here = among('family_id', await sameIds(op.db, payload.familyId));
    await execute(op.db, `update cards set village_id = ? where status = 'valid' and ${here.text}`, [payload.villageId, ...here.params]);
    await execute(op.db, `update card_asks set village_id = ? where open_family_id is not null and ${here.text}`, [payload.villageId, ...here.params]);
  });
  // F1 Void when the member returns; the card of a family with another away stays.
  listeners.on('outflow.closed', (op, { payload }) => endWhereNobodyIsAway(op, payload.personId));
}
