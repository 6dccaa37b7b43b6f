import { c, migration } from '../platform/db/migration';

const scope = { countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()) };

export const CreateMeetings = migration('CreateMeetings1763843300000', async (m) => {
  await m.table('meetings', {
    columns: { id: c.id(), ...scope, kind: c.text(12), title: c.text(40), place: c.text(60), onDay: c.day(), atTime: c.text(20), words: c.text(300), state: c.text(10), heldOn: c.maybe(c.day()), notes: c.text(1000), reason: c.text(120), byName: c.text(60), createdAt: c.at() },
    indexes: { ix_meetings_scope: ['countyId', 'townshipId', 'villageId', 'onDay', 'id'] },
  });
  await m.table('meeting_people', {
    columns: { id: c.id(), ...scope, meetingId: c.ref(), memberId: c.ref(), personId: c.ref(), kind: c.text(8), reply: c.maybe(c.text(8)), replyWords: c.text(120), repliedAt: c.maybe(c.at()), attended: c.maybe(c.flag()) },
    indexes: { ix_meeting_people_person: ['personId'] }, uniques: { ux_meeting_people: ['meetingId', 'memberId'] },
  });
  await m.table('meeting_items', {
    columns: { id: c.id(), ...scope, meetingId: c.ref(), title: c.text(30), words: c.text(200), dueOn: c.day(), hat: c.text(10), dutyId: c.maybe(c.ref()), byName: c.text(60), createdAt: c.at() },
    indexes: { ix_meeting_items_meeting: ['meetingId', 'id'] },
  });
}, async (m) => { for (const table of ['meeting_items', 'meeting_people', 'meetings']) await m.drop(table); });
