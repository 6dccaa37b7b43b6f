import { c, migration } from '../platform/db/migration';

const scope = { countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()) };
const more = { matterLabel: c.maybe(c.text(12)), ending: c.maybe(c.text(6)), source: c.maybe(c.text(6)), rootId: c.maybe(c.ref()), byName: c.maybe(c.text(60)) };

export const KeepServices = migration('KeepServices1764004000000', async (m) => {
  await m.addColumns('services', more);
  await m.addIndexes('services', { ix_services_root: ['rootId'] });
  await m.table('service_matters', { columns: { id: c.id(), countyId: c.ref(), code: c.text(12), label: c.text(12), shown: c.flag(), byName: c.text(60), at: c.at() }, uniques: { ux_service_matters: ['countyId', 'code'] } });
  await m.table('service_ratings', {
    columns: {
      id: c.id(), ...scope, serviceId: c.ref(), familyId: c.ref(), windowOrgId: c.ref(), servedOn: c.day(), opinion: c.int(), wordsCt: c.longText(), personId: c.maybe(c.ref()), takenBy: c.text(60), byUserId: c.ref(), onDay: c.day(), at: c.at(),
    },
    uniques: { ux_service_ratings: ['serviceId'] }, indexes: { ix_service_ratings_unit: ['windowOrgId', 'servedOn'] },
  });
  await m.table('service_call_backs', {
    columns: {
      id: c.id(), ...scope, ratingId: c.ref(), familyId: c.ref(), state: c.text(6), openedOn: c.day(), saidCt: c.longText(), doneCt: c.longText(), closedByUserId: c.maybe(c.ref()), closedBy: c.text(60), closedOn: c.maybe(c.day()), closedAt: c.maybe(c.at()),
    },
    uniques: { ux_service_call_backs: ['ratingId'] }, indexes: { ix_service_call_backs_scope: ['countyId', 'townshipId', 'villageId', 'state', 'id'] },
  });
}, async (m) => {
  for (const table of ['service_call_backs', 'service_ratings', 'service_matters']) await m.drop(table);
  await m.dropIndexes('services', ['ix_services_root']);
  await m.dropColumns('services', Object.keys(more));
});
