import { c, migration } from '../platform/db/migration';

export const EnterFromPaper = migration('EnterFromPaper1763834500000', async (m) => {
  await m.addColumns('visits', { paper: c.maybe(c.flag()) });
  await m.addColumns('requests', { askerCt: c.maybe(c.longText()) });
  await m.addColumns('members', { inflow: c.maybe(c.flag()) });
  await m.letBeEmpty('visits', 'helperId', true);
  await m.letBeEmpty('requests', 'familyId', true);
  await m.addIndexes('families', { ix_families_head: ['headPersonId'] });
}, async (m) => {
  await m.dropIndexes('families', ['ix_families_head']);
  await m.letBeEmpty('requests', 'familyId', false);
  await m.letBeEmpty('visits', 'helperId', false);
  await m.dropColumns('members', ['inflow']);
  await m.dropColumns('requests', ['askerCt']);
  await m.dropColumns('visits', ['paper']);
});
