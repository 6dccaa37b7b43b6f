import { c, migration } from '../platform/db/migration';

const scope = { countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()) };
const step = (name: string) => ({ [`${name}On`]: c.maybe(c.day()), [`${name}By`]: c.maybe(c.ref()), [`${name}Name`]: c.maybe(c.text(60)) });

/** F1 F4 Askings for cards; keys, and the list of cards that count no more. */
export const SignCards = migration('SignCards1764003000000', async (m) => {
  await m.table('card_asks', {
    columns: { id: c.id(), ...scope, familyId: c.ref(), kind: c.text(8), status: c.text(10), openFamilyId: c.maybe(c.ref()), askedOn: c.day(), askedBy: c.maybe(c.ref()), askedName: c.text(60), ...step('checked'), ...step('approved'), ...step('ended'), reason: c.maybe(c.text(12)), reasonCt: c.maybe(c.longText()), cardId: c.maybe(c.ref()) },
    uniques: { ux_card_asks_open: ['openFamilyId'] },
    indexes: { ix_card_asks_scope: ['countyId', 'townshipId', 'villageId', 'status', 'id'], ix_card_asks_family: ['familyId', 'id'] },
  });
  await m.table('card_keys', {
    columns: { id: c.id(), countyId: c.ref(), kid: c.text(8), publicKey: c.text(44), seedCt: c.longText(), signingCountyId: c.maybe(c.ref()), fromDay: c.day(), untilDay: c.maybe(c.day()), trustedUntil: c.maybe(c.day()) },
    uniques: { ux_card_keys_signing: ['signingCountyId'], ux_card_keys_kid: ['countyId', 'kid'] },
  });
  await m.table('card_lists', { columns: { id: c.id(), countyId: c.ref(), serial: c.int() }, uniques: { ux_card_lists_county: ['countyId'] } });
  await m.table('card_revocations', {
    columns: { id: c.id(), countyId: c.ref(), serial: c.int(), cardId: c.ref(), hash: c.text(8), validUntil: c.day(), at: c.at() },
    uniques: { ux_card_revocations_serial: ['countyId', 'serial'], ux_card_revocations_card: ['cardId'] },
  });
  await m.addColumns('cards', { renewedOn: c.maybe(c.day()) });
  await m.addColumns('card_scans', { seenKey: c.maybe(c.text(100)), saw: c.maybe(c.text(8)), sentAt: c.maybe(c.at()), listAt: c.maybe(c.at()), tooLate: c.maybe(c.flag()) });
  await m.addIndexes('card_scans', { ux_card_scans_seen: ['seenKey'] }, true);
}, async (m) => {
  await m.dropIndexes('card_scans', ['ux_card_scans_seen']);
  await m.dropColumns('card_scans', ['seenKey', 'saw', 'sentAt', 'listAt', 'tooLate']);
  await m.dropColumns('cards', ['renewedOn']);
  for (const table of ['card_revocations', 'card_lists', 'card_keys', 'card_asks']) await m.drop(table);
});
