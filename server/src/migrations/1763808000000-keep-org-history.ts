import { c, migration } from '../platform/db/migration';

export const KeepOrgHistory = migration('KeepOrgHistory1763808000000', async (m) => {
  await m.table('org_turns', {
    columns: { id: c.id(), countyId: c.ref(), orgId: c.ref(), name: c.text(60), parentId: c.maybe(c.ref()), shownAs: c.ref(), phone: c.maybe(c.text(20)), seq: c.int(), fromDay: c.day(), untilDay: c.maybe(c.day()), madeAt: c.at(), openKey: c.maybe(c.ref()) },
    indexes: { ix_org_turns_org: ['orgId', 'fromDay'], ix_org_turns_shown: ['shownAs', 'untilDay', 'orgId'] }, uniques: { ux_org_turns_open: ['openKey'] },
  });
  await m.table('org_outposts', {
    columns: { id: c.id(), countyId: c.ref(), form: c.text(20), city: c.text(30), homeId: c.maybe(c.ref()), approvedBy: c.text(60), approvedNo: c.text(40), approvedOn: c.maybe(c.day()) },
  });
  await m.table('org_pledges', {
    columns: { id: c.id(), countyId: c.ref(), orgId: c.ref(), version: c.int(), words: c.text(120), fromDay: c.day() }, uniques: { ux_org_pledges: ['orgId', 'version'] },
  });
  await m.table('org_holders', {
    columns: { id: c.id(), countyId: c.ref(), orgId: c.ref(), title: c.text(20), name: c.text(60), personId: c.maybe(c.ref()), phoneCt: c.maybe(c.longText()), fromDay: c.day(), untilDay: c.maybe(c.day()) },
    indexes: { ix_org_holders_org: ['orgId', 'untilDay', 'id'] },
  });
  await m.table('org_profiles', {
    columns: { id: c.id(), countyId: c.ref(), orgId: c.ref(), year: c.int(), figure: c.text(20), hundredths: c.at(), source: c.text(60), version: c.int(), byName: c.text(60), onDay: c.day(), untilDay: c.maybe(c.day()) },
    uniques: { ux_org_profiles: ['orgId', 'year', 'figure', 'version'] },
  });
}, async (m) => {
  for (const table of ['org_profiles', 'org_holders', 'org_pledges', 'org_outposts', 'org_turns']) await m.drop(table);
});
