import { c, migration } from '../platform/db/migration';

const scope = { countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()) };

export const CreateDuties = migration('CreateDuties1763829000000', async (m) => {
  await m.table('duty_rules', {
    columns: { id: c.id(), countyId: c.ref(), code: c.text(40), turn: c.int(), spec: c.json(), fromDay: c.day(), untilDay: c.maybe(c.day()), setBy: c.maybe(c.ref()), setByName: c.text(60), note: c.text(100), createdAt: c.at() },
    uniques: { ux_duty_rules: ['countyId', 'code', 'turn'] },
  });
  await m.table('duties', {
    columns: {
      id: c.id(), ...scope, ruleCode: c.text(40), period: c.text(40), title: c.text(30), subjectKind: c.text(8), subjectId: c.ref(), personId: c.maybe(c.ref()), familyId: c.maybe(c.ref()),
      opensOn: c.day(), dueOn: c.day(), dueAt: c.at(), evidence: c.text(12), state: c.text(10), doneOn: c.maybe(c.day()), endedAt: c.maybe(c.at()), evidenceId: c.maybe(c.ref()),
      assigneeId: c.maybe(c.ref()), assigneeHat: c.text(10), assigneeOrgId: c.maybe(c.ref()), handed: c.flag(), escalatedHat: c.maybe(c.text(10)), escalatedId: c.maybe(c.ref()), words: c.text(200), createdAt: c.at(),
    },
    indexes: { ix_duties_owner: ['assigneeId', 'state', 'dueAt', 'id'], ix_duties_township: ['townshipId', 'state', 'dueAt', 'id'], ix_duties_county: ['countyId', 'state', 'dueAt', 'id'], ix_duties_escalated: ['countyId', 'escalatedHat', 'escalatedId', 'state', 'dueAt', 'id'] },
    uniques: { ux_duties: ['subjectId', 'ruleCode', 'period'] },
  });
  await m.table('duty_steps', {
    columns: { id: c.id(), countyId: c.ref(), dutyId: c.ref(), at: c.at(), what: c.text(12), byName: c.text(60), byUserId: c.maybe(c.ref()), beforeId: c.maybe(c.ref()), words: c.text(200) },
    indexes: { ix_duty_steps_duty: ['dutyId', 'id'] },
  });
  await m.table('duty_runs', { columns: { id: c.id(), countyId: c.ref(), day: c.day(), made: c.int(), at: c.at() }, uniques: { ux_duty_runs: ['countyId', 'day'] } });
}, async (m) => { for (const table of ['duty_runs', 'duty_steps', 'duties', 'duty_rules']) await m.drop(table); });
