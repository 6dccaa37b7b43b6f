import type { Listeners } from '../../platform/events';
import { among } from '../../platform/db/sql';
import { execute } from '../../platform/db/statement';
import { sameIds } from '../people';

export function listen(listeners: Listeners): void {
  // R5 Whoever looks after the family goes on doing so in the new village.
  listeners.on('family.moved', async (op, { payload }) => {
    const here = among('family_id', await sameIds(op.db, payload.familyId));
    await execute(op.db, `update pairings set village_id = ? where until_day is null and ${here.text}`, [payload.villageId, ...here.params]);
  });
}
