import { c, migration } from '../platform/db/migration';

export const CreateMandates = migration('CreateMandates1764005001000', async (m) => {
  await m.table('mandates', {
    columns: {
      id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), principalId: c.ref(), familyId: c.maybe(c.ref()), agentId: c.ref(), items: c.json(), fromDay: c.day(), untilDay: c.day(),
      how: c.text(8), witnessCt: c.maybe(c.longText()), byUserId: c.ref(), byName: c.text(60), revokedAt: c.maybe(c.at()), revokedByName: c.maybe(c.text(60)), createdAt: c.at(),
    },
    indexes: { ix_mandates_family: ['familyId', 'id'], ix_mandates_agent: ['agentId', 'id'], ix_mandates_scope: ['countyId', 'townshipId', 'villageId', 'id'] },
  });
}, async (m) => { await m.drop('mandates'); });
