import * as entitiesOfPlatform from '../platform/platform.entity';
import type { Services } from '../platform/services';
import * as accounts from './accounts';
import * as cards from './cards';
import * as checkins from './checkins';
import * as families from './families';
import * as files from './files';
import * as members from './members';
import * as orgs from './orgs';
import * as pairings from './pairings';
import * as people from './people';
import * as reports from './reports';
import * as requests from './requests';

/** Every table. */
export const entities = [
  ...Object.values(entitiesOfPlatform), orgs.Org, people.Person, accounts.User, accounts.HatRow, accounts.Access, accounts.SessionRow, accounts.LoginCode, accounts.BindAttempt, accounts.BindRequestRow, accounts.InviteRow,
  files.FileRow, members.Member, members.Outflow, members.Liaison, families.Family, families.FamilyPerson, families.FamilyTag, cards.CardCounter, cards.Card, cards.CardScan, cards.ServiceRow, pairings.Pairing, pairings.Visit, checkins.CheckinRow, reports.ReportEntry, reports.ReportTurnEntry, requests.RequestEntry, requests.RequestStepEntry,
];

/** Endpoint name → handler, of every room. */
export const handlers = { ...orgs.routes, ...accounts.routes, ...files.routes, ...members.routes, ...families.routes, ...cards.routes, ...pairings.routes, ...checkins.routes, ...reports.routes, ...requests.routes };

/** Listeners, senders and jobs of the rooms, lower floors first. */
export function register(services: Services): void {
  families.listen(services.listeners);
  requests.listen(services.listeners);
  services.schedule.add('drop-expired-files', '41 3 * * *', (now) => String(Math.floor(now / 86_400_000)), files.dropExpired);
}
