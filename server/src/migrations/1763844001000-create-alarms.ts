import { c, migration } from '../platform/db/migration';

export const CreateAlarms = migration('CreateAlarms1763844001000', async (m) => {
  await m.table('alarms', {
    columns: { id: c.id(), countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()), bodyCt: c.longText(), onDay: c.day(), at: c.at(), closedAt: c.maybe(c.at()) },
    indexes: { ix_alarms_scope: ['countyId', 'townshipId', 'villageId', 'id'] },
  });
  await m.table('alarm_notes', { columns: { id: c.id(), countyId: c.ref(), alarmId: c.ref(), what: c.text(10), bodyCt: c.longText(), at: c.at() }, indexes: { ix_alarm_notes_alarm: ['alarmId', 'id'] } });
}, async (m) => { for (const table of ['alarm_notes', 'alarms']) await m.drop(table); });
