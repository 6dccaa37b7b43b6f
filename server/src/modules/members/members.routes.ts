import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { appoint, appointFromRoster, leadNetworkBranch, reveal } from './members.actions';
import { presentLiaisons, presentLine, presentMember } from './members.present';
import { getMemberFacts, listMembers } from './members.queries';

export const routes: Routes<Extract<EndpointName, `members.${string}`>> = {
  'members.list': async (op, input) => {
    const page = await listMembers(op, input);
    return { ...page, rows: page.rows.map((m) => presentLine(op, m)) };
  },
  'members.get': async (op, { id }) => presentMember(op, await getMemberFacts(op, id)),
  'members.reveal': reveal,
  'members.liaisons': presentLiaisons,
  'members.appointFromRoster': appointFromRoster,
  'members.appoint': appoint,
  'members.leadNetworkBranch': leadNetworkBranch,
};
