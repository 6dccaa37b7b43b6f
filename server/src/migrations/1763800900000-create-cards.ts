import { c, migration } from '../platform/db/migration';

const scope = { countyId: c.ref(), townshipId: c.maybe(c.ref()), villageId: c.maybe(c.ref()) };

export const CreateCards = migration('CreateCards1763800900000', async (m) => {
  await m.table('card_counters', {
    columns: { id: c.id(), countyId: c.ref(), placeId: c.ref(), prefix: c.text(12), issued: c.int() },
    uniques: { ux_card_counters_place: ['placeId'], ux_card_counters_prefix: ['countyId', 'prefix'] },
  });
  await m.table('cards', {
    columns: {
      id: c.id(), ...scope, familyId: c.ref(), number: c.text(24), tokenMac: c.text(64), tokenCt: c.longText(), status: c.text(8), validFamilyId: c.maybe(c.ref()), issuedOn: c.day(), validUntil: c.day(),
      voidedOn: c.maybe(c.day()), voidReason: c.text(10), voidWords: c.text(120), voidedBy: c.maybe(c.ref()), issuedBy: c.maybe(c.ref()),
    },
    uniques: { ux_cards_valid_family: ['validFamilyId'], ux_cards_number: ['countyId', 'number'], ux_cards_token: ['tokenMac'] },
    indexes: { ix_cards_scope: ['countyId', 'townshipId', 'villageId', 'id'], ix_cards_family: ['familyId', 'id'] },
  });
  await m.table('card_scans', {
    columns: { id: c.id(), countyId: c.ref(), orgId: c.ref(), userId: c.ref(), cardId: c.maybe(c.ref()), valid: c.flag(), at: c.at() },
    indexes: { ix_card_scans_card: ['cardId', 'orgId', 'at'], ix_card_scans_org: ['orgId', 'at'] },
  });
  await m.table('services', {
    columns: {
      id: c.id(), ...scope, cardId: c.ref(), familyId: c.ref(), windowOrgId: c.ref(), matter: c.text(12), priority: c.flag(), waitedMinutes: c.int(), result: c.text(120), happenedAt: c.at(), onDay: c.day(),
      correctsId: c.maybe(c.ref()), corrected: c.flag(), reason: c.text(120), byUserId: c.ref(), loggedAt: c.at(),
    },
    uniques: { ux_services_corrects: ['correctsId'] },
    indexes: { ix_services_scope: ['countyId', 'townshipId', 'villageId', 'onDay'], ix_services_window: ['windowOrgId', 'happenedAt'], ix_services_card: ['cardId', 'onDay'], ix_services_family: ['familyId', 'onDay'] },
  });
}, async (m) => {
  for (const table of ['services', 'card_scans', 'cards', 'card_counters']) await m.drop(table);
});
