import { c, migration } from '../platform/db/migration';

export const WorkByCatalogue = migration('WorkByCatalogue1764005000000', async (m) => {
  await m.table('request_items', {
    columns: { id: c.id(), countyId: c.ref(), placeId: c.ref(), code: c.text(10), turn: c.int(), spec: c.json(), fromDay: c.day(), untilDay: c.maybe(c.day()), setBy: c.maybe(c.ref()), setByName: c.text(60), note: c.text(100), createdAt: c.at() },
    uniques: { ux_request_items: ['placeId', 'code', 'turn'] }, indexes: { ix_request_items_county: ['countyId'] },
  });
  await m.addColumns('requests', {
    itemName: c.maybe(c.text(20)), firstDays: c.maybe(c.int()), wholeDays: c.maybe(c.int()), phoneCt: c.maybe(c.longText()), agentId: c.maybe(c.ref()), agentName: c.maybe(c.text(60)), mandateId: c.maybe(c.ref()), outpostId: c.maybe(c.ref()),
    ownerHat: c.maybe(c.text(10)), ownerPersonId: c.maybe(c.ref()), firstBy: c.maybe(c.ref()), firstByName: c.maybe(c.text(60)), passTo: c.maybe(c.ref()), passToName: c.maybe(c.text(60)), outcome: c.maybe(c.text(6)),
    respondedAt: c.maybe(c.at()), acceptedAt: c.maybe(c.at()), clockAt: c.maybe(c.at()), answeredAt: c.maybe(c.at()), clock: c.maybe(c.text(8)), amberOn: c.maybe(c.day()), dueOn: c.maybe(c.day()), attemptOn: c.maybe(c.day()), rating: c.maybe(c.int()),
  });
  await m.addColumns('request_steps', { behalf: c.maybe(c.flag()), officeOnly: c.maybe(c.flag()) });
  await m.addIndexes('requests', { ix_requests_due: ['countyId', 'clock', 'dueOn'], ix_requests_owner: ['takenBy', 'status'] });
}, async (m) => {
  await m.dropIndexes('requests', ['ix_requests_owner', 'ix_requests_due']);
  await m.dropColumns('request_steps', ['officeOnly', 'behalf']);
  await m.dropColumns('requests', ['rating', 'attemptOn', 'dueOn', 'amberOn', 'clock', 'answeredAt', 'clockAt', 'acceptedAt', 'respondedAt', 'outcome', 'passToName', 'passTo', 'firstByName', 'firstBy', 'ownerPersonId', 'ownerHat', 'outpostId', 'mandateId', 'agentName', 'agentId', 'phoneCt', 'wholeDays', 'firstDays', 'itemName']);
  await m.drop('request_items');
});
