import type { Listeners } from '../../platform/events';
import { among } from '../../platform/db/sql';
import { execute } from '../../platform/db/statement';
import { sameIds } from '../people';

export function listen(listeners: Listeners): void {
  // R5 The card stays good; its list is the new village's.
  listeners.on('family.moved', async (op, { payload }) => {
    const here = among('family_id', await sameIds(op.db, payload.familyId));
    await execute(op.db, `update cards set village_id = ? where status = 'valid' and ${here.text}`, [payload.villageId, ...here.params]);
  });
}
