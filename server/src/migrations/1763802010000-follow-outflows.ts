import { c, migration } from '../platform/db/migration';

const scope = { countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()) };

export const FollowOutflows = migration('FollowOutflows1763802010000', async (m) => {
  await m.addColumns('members', { transferredOn: c.maybe(c.day()), verifiedOn: c.maybe(c.day()), verifiedBy: c.maybe(c.text(60)) });
  await m.addColumns('outflows', { trade: c.maybe(c.text(12)) });
  await m.table('outflow_changes', {
    columns: {
      id: c.id(), outflowId: c.ref(), memberId: c.ref(), personId: c.ref(), ...scope, outDay: c.maybe(c.day()), outPrecision: c.text(8), expectedMonths: c.maybe(c.int()), province: c.text(20), city: c.text(30), inProvince: c.maybe(c.flag()),
      job: c.text(80), trade: c.maybe(c.text(12)), reason: c.text(60), untilDay: c.day(), byName: c.text(60), createdAt: c.at(),
    },
    indexes: { ix_outflow_changes_outflow: ['outflowId', 'id'], ix_outflow_changes_until: ['countyId', 'untilDay'] },
  });
  await m.table('home_visits', {
    columns: { id: c.id(), ...scope, memberId: c.ref(), personId: c.ref(), outflowId: c.ref(), fromDay: c.day(), untilDay: c.maybe(c.day()), openKey: c.maybe(c.ref()), byName: c.text(60), createdAt: c.at() },
    uniques: { ux_home_visits_open: ['openKey'] }, indexes: { ix_home_visits_member: ['memberId', 'id'] },
  });
}, async (m) => {
  await m.drop('home_visits');
  await m.drop('outflow_changes');
  await m.dropColumns('outflows', ['trade']);
  await m.dropColumns('members', ['transferredOn', 'verifiedOn', 'verifiedBy']);
});
