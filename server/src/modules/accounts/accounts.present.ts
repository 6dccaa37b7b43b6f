import type { HatView } from '@guiyan/shared/contract/accounts';
import { hatTitle } from '@guiyan/shared/domain/hats';
import type { OwnLabels } from '@guiyan/shared/domain/labels';
import { asHat, type HatRow } from './accounts.queries';

export const presentHat = (h: HatRow, labels: OwnLabels): HatView => {
  const hat = asHat(h.hat)!;
  return { id: h.id, hat, title: hatTitle(hat, labels), name: h.name, place: h.place, countyId: h.countyId, townshipId: h.townshipId, villageId: h.villageId, orgId: h.orgId, personId: h.personId, familyId: h.familyId, since: h.fromDay, until: h.untilDay };
};
