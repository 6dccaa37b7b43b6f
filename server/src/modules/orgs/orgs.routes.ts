import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { end, mergeInto, move, rename } from './changes.actions';
import { handOver, seat, unseat } from './holders.actions';
import { callOff } from './plans.actions';
import { moveVillage } from './villages.actions';
import { add, addWindow, edit } from './orgs.actions';
import { presentCountyHome, presentDirectory, presentList, presentOrg } from './orgs.present';
import { listOrgs } from './orgs.queries';
import { kindOf } from './orgs.rules';
import { presentProfile, setProfile } from './profile.actions';

export const routes: Routes<Extract<EndpointName, `orgs.${string}`>> = {
  'orgs.tree': async (op) => ({ rows: (await listOrgs(op)).map((o) => ({ ...o, kind: kindOf(o.kind) })) }),
  'orgs.addWindow': addWindow, 'orgs.list': presentList, 'orgs.get': presentOrg, 'orgs.add': add, 'orgs.edit': edit,
  'orgs.rename': rename, 'orgs.move': move, 'orgs.mergeInto': mergeInto, 'orgs.moveVillage': moveVillage, 'orgs.callOff': callOff, 'orgs.end': end,
  'orgs.seat': seat, 'orgs.handOver': handOver, 'orgs.unseat': unseat, 'orgs.profile': presentProfile, 'orgs.setProfile': setProfile,
  'orgs.directory': presentDirectory, 'orgs.countyHome': presentCountyHome,
};
