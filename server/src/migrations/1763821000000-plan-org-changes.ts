import { c, migration } from '../platform/db/migration';

export const PlanOrgChanges = migration('PlanOrgChanges1763821000000', async (m) => {
  await m.table('org_plans', {
    columns: {
      id: c.id(), countyId: c.ref(), orgId: c.ref(), deed: c.text(12), name: c.text(60), otherId: c.maybe(c.ref()), onDay: c.day(), state: c.text(10), why: c.text(200),
      userId: c.ref(), hatId: c.ref(), hat: c.text(12), hatTownshipId: c.maybe(c.ref()), byName: c.text(60), at: c.at(), endedAt: c.maybe(c.at()), openKey: c.maybe(c.ref()),
    },
    uniques: { ux_org_plans_open: ['openKey'] }, indexes: { ix_org_plans_due: ['state', 'onDay', 'id'], ix_org_plans_org: ['orgId', 'id'] },
  });
}, async (m) => { await m.drop('org_plans'); });
