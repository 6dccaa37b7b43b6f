import { recordAll, work } from '../../platform/op';
import { rows, sql } from '../../platform/db/sql';
import { swap } from '../../platform/db/change';
import type { Services } from '../../platform/services';
import { MarketBooking } from './outposts.entity';

/** S8 Who booked and did not come, the day after: said once on the first screen of whoever booked, and never again. */
export const markMissed = async (services: Services): Promise<void> => {
  await work(services, async (op) => {
    const found = await rows<Pick<MarketBooking, 'id' | 'orgId' | 'day' | 'countyId' | 'townshipId' | 'familyId'>>(op.db, sql(`select b.id, b.org_id, b.day, b.county_id, b.township_id, b.family_id from market_bookings b
      left join market_days d on d.org_id = b.org_id and d.day = b.day where b.state = 'booked' and b.day < ? and coalesce(d.state, 'on') <> 'off' order by b.id limit 1000`, op.today));
    const gone = [];
    for (const b of found) if (await swap(op.db, MarketBooking, { id: b.id, state: 'booked' }, { state: 'missed' })) gone.push(b);
    await recordAll(op, 'market.missed', gone.map((b) => ({ payload: { bookingId: b.id, orgId: b.orgId, day: b.day }, where: { countyId: b.countyId, townshipId: b.townshipId, subjectId: b.familyId } })));
  });
};
