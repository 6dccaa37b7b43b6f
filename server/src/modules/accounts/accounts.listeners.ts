import { among } from '../../platform/db/sql';
import type { Listeners } from '../../platform/events';
import type { Op } from '../../platform/op';
import { getOrg, villagesUnder } from '../orgs';

/** A hat tells where it belongs in the words of today. */
async function callByName(op: Op, orgId: string): Promise<void> {
  const ids = await villagesUnder(op, orgId, op.today);
  const where = among('coalesce(org_id, village_id, township_id, county_id)', ids);
  await op.db.query(`update hats set place = ? where until_day is null and place <> '' and ${where.text}`, [(await getOrg(op, orgId)).name, ...where.params]);
}

export function listen(listeners: Listeners): void {
  listeners.on('org.renamed', (op, event) => callByName(op, event.payload.orgId));
  listeners.on('org.merged', (op, event) => callByName(op, event.payload.into));
}
