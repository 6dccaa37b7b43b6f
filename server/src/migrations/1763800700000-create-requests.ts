import { c, migration } from '../platform/db/migration';

export const CreateRequests = migration('CreateRequests1763800700000', async (m) => {
  await m.table('requests', {
    columns: {
      id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), familyId: c.ref(), personId: c.maybe(c.ref()), askerId: c.maybe(c.ref()), askerName: c.text(60), source: c.text(8), sourceId: c.maybe(c.ref()),
      item: c.text(10), status: c.text(10), text: c.longText(), photoIds: c.json(), submittedAt: c.at(), takenBy: c.maybe(c.ref()), takenByName: c.text(60), answer: c.maybe(c.longText()), attempts: c.int(), version: c.int(),
    },
    uniques: { ux_requests_source: ['source', 'sourceId'] }, indexes: { ix_requests_scope: ['countyId', 'townshipId', 'villageId', 'id'], ix_requests_family: ['familyId', 'id'] },
  });
  await m.table('request_steps', {
    columns: { id: c.id(), requestId: c.ref(), countyId: c.ref(), at: c.at(), what: c.text(10), byName: c.text(60), words: c.longText() },
    indexes: { ix_request_steps_request: ['requestId', 'id'] },
  });
}, async (m) => { await m.drop('request_steps'); await m.drop('requests'); });
