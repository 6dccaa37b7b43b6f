import { c, migration } from '../platform/db/migration';

export const CreateReports = migration('CreateReports1763800600000', async (m) => {
  await m.table('reports', {
    columns: {
      id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), personId: c.ref(), quarter: c.text(6), status: c.text(12), late: c.flag(), handedInAt: c.at(), text: c.longText(), photoIds: c.json(),
    },
    uniques: { ux_reports_person_quarter: ['personId', 'quarter'] }, indexes: { ix_reports_scope: ['countyId', 'townshipId', 'villageId', 'id'] },
  });
  await m.table('report_turns', {
    columns: { id: c.id(), reportId: c.ref(), countyId: c.ref(), at: c.at(), what: c.text(12), byName: c.text(60), words: c.longText(), photoIds: c.json() },
    indexes: { ix_report_turns_report: ['reportId', 'id'] },
  });
}, async (m) => { await m.drop('report_turns'); await m.drop('reports'); });
