import { c, migration } from '../platform/db/migration';

const kinds = `('notices.push', 'notices.sms')`;
/** Where the id stands in the payload of one: `{"deliveryId":"…"}`. */
const idIn = 'substr(payload, 16, 36)';
/** How a message was known in the outbox by its delivery. */
const keyOf = (kind: string): string => `concat('${kind}:', deliveries.person_id, ':', deliveries.id)`;

/** Messages go out many to an item, and each knows its item; one index of deliveries in place of two. */
export const CarryTogether = migration('CarryTogether1764014112000', async (m) => {
  await m.addColumns('outbox', { size: c.maybe(c.int()) });
  await m.addColumns('deliveries', { postId: c.maybe(c.ref()) });
  for (const [channel, kind] of [['wechat', 'notices.push'], ['sms', 'notices.sms']] as const) {
    await m.fill('deliveries', 'postId', `(select o.id from outbox o where o.dedupe_key = ${keyOf(kind)})`, `channel = '${channel}' and status = 'waiting' and post_id is null`);
  }
  await m.fill('outbox', 'payload', `concat('{"countyId":"', coalesce((select d.county_id from deliveries d where d.id = ${idIn.replace('payload', 'outbox.payload')}), county_id), '","deliveryIds":["', ${idIn}, '"]}')`, `kind in ${kinds} and status in ('waiting', 'claimed') and payload like '{"deliveryId":"%'`);
  await m.addIndexes('deliveries', { ix_deliveries_state: ['countyId', 'status', 'channel', 'townshipId', 'id', 'changedAt'] });
  await m.dropIndexes('deliveries', ['ix_deliveries_place', 'ix_deliveries_open']);
}, async (m) => {
  await m.addIndexes('deliveries', { ix_deliveries_place: ['countyId', 'townshipId', 'channel', 'status', 'id'], ix_deliveries_open: ['countyId', 'status', 'changedAt'] });
  await m.dropIndexes('deliveries', ['ix_deliveries_state']);
  // What waits in items of many has no place in the shape before: those people are called.
  await m.fill('deliveries', 'status', `'not_reached'`, `channel in ('wechat', 'sms') and status = 'waiting'`);
  await m.forget('outbox', `kind in ${kinds} and status in ('waiting', 'claimed')`);
  await m.dropColumns('deliveries', ['postId']);
  await m.dropColumns('outbox', ['size']);
});
