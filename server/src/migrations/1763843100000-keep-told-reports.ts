import { c, migration } from '../platform/db/migration';

const told = { voiceId: c.maybe(c.ref()) };
const taken = { takenBy: c.maybe(c.ref()), takenByName: c.maybe(c.text(60)), confirmedAt: c.maybe(c.at()), ownActivities: c.maybe(c.longText()) };

export const KeepToldReports = migration('KeepToldReports1763843100000', async (m) => {
  await m.addColumns('reports', { ...told, ...taken });
  await m.addColumns('report_turns', told);
}, async (m) => { await m.dropColumns('report_turns', ['voiceId']); await m.dropColumns('reports', ['ownActivities', 'confirmedAt', 'takenByName', 'takenBy', 'voiceId']); });
