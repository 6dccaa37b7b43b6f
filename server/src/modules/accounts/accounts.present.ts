import type { HatView } from '@guiyan/shared/contract/accounts';
import { hatTitles } from '@guiyan/shared/domain/hats';
import { asHat, type HatRow } from './accounts.queries';

export const presentHat = (h: HatRow): HatView => {
  const hat = asHat(h.hat)!;
  return { id: h.id, hat, title: hatTitles[hat], name: h.name, place: h.place, countyId: h.countyId, townshipId: h.townshipId, villageId: h.villageId, orgId: h.orgId, personId: h.personId, familyId: h.familyId, since: h.fromDay, until: h.untilDay };
};
