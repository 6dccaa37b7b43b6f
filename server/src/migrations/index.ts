import { CreatePlatform } from './1763800000000-create-platform';
import { CreateOrgsPeople } from './1763800100000-create-orgs-people';
import { CreateAccounts } from './1763800200000-create-accounts';
import { CreateFiles } from './1763800300000-create-files';
import { CreateMembersFamilies } from './1763800400000-create-members-families';
import { CreateCheckins } from './1763800500000-create-checkins';
import { CreateReports } from './1763800600000-create-reports';
import { CreateRequests } from './1763800700000-create-requests';
import { CreateCards } from './1763800900000-create-cards';
import { CreatePairings } from './1763801000000-create-pairings';
import { CreateNotices } from './1763801050000-create-notices';
import { CreateImports } from './1763801100000-create-imports';
import { KeepOrgHistory } from './1763805000000-keep-org-history';
import { CreateMemberships } from './1763805010000-create-memberships';

/** In order, append-only. */
export const migrations = [CreatePlatform, CreateOrgsPeople, CreateAccounts, CreateFiles, CreateMembersFamilies, CreateCheckins, CreateReports, CreateRequests, CreateCards, CreatePairings, CreateNotices, CreateImports, KeepOrgHistory, CreateMemberships];
