import { c, migration } from '../platform/db/migration';

/** H13 What a family or a helper answers for whom it is asked; who kept an activity-house before. */
export const AnswerForGuests = migration('AnswerForGuests1764016000000', async (m) => {
  await m.addColumns('meeting_guests', { reply: c.maybe(c.text(8)), replyWords: c.maybe(c.text(120)), replyBy: c.maybe(c.text(60)), repliedAt: c.maybe(c.at()) });
  await m.table('site_keepers', {
    columns: { id: c.id(), countyId: c.ref(), siteId: c.ref(), keeper: c.text(30), fromDay: c.day(), untilDay: c.day() },
    indexes: { ix_site_keepers_site: ['siteId', 'untilDay', 'id'] },
  });
}, async (m) => {
  await m.drop('site_keepers');
  await m.dropColumns('meeting_guests', ['repliedAt', 'replyBy', 'replyWords', 'reply']);
});
