import { c, migration } from '../platform/db/migration';

export const CreateMemberships = migration('CreateMemberships1763808010000', async (m) => {
  await m.table('memberships', {
    columns: { id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), orgId: c.ref(), memberId: c.ref(), personId: c.ref(), openKey: c.maybe(c.text(80)), fromDay: c.day(), untilDay: c.maybe(c.day()) },
    indexes: { ix_memberships_org: ['orgId', 'untilDay', 'id'], ix_memberships_member: ['memberId'] }, uniques: { ux_memberships_open: ['openKey'] },
  });
}, async (m) => { await m.drop('memberships'); });
