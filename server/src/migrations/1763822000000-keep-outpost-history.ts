import { c, migration } from '../platform/db/migration';

export const KeepOutpostHistory = migration('KeepOutpostHistory1763822000000', async (m) => {
  await m.table('org_outpost_turns', {
    columns: { id: c.id(), countyId: c.ref(), orgId: c.ref(), turn: c.int(), form: c.text(20), city: c.text(30), homeId: c.maybe(c.ref()), approvedBy: c.text(60), approvedNo: c.text(40), approvedOn: c.maybe(c.day()), untilDay: c.day(), changedBy: c.text(60) },
    uniques: { ux_org_outpost_turns: ['orgId', 'turn'] },
  });
}, async (m) => { await m.drop('org_outpost_turns'); });
