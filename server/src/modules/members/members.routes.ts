import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { wearer } from '../../platform/op';
import { committedSettings } from '../settings';
import { handOver, logContact } from './contacts.actions';
import { countMembers } from './figures.present';
import { comeBack, leave, move, placeAsWritten, visitHome } from './going.actions';
import { presentHistory } from './history.present';
import { decideLost, found, logSearch, proposeLost, withdrawLost } from './lost.actions';
import { appoint, appointFromRoster, leadNetworkBranch, reveal } from './members.actions';
import { presentLiaisons, presentLine, presentMember } from './members.present';
import { getMemberFacts, getMemberOfPerson } from './members.queries';
import { listMembers } from './roster.queries';
import { closeRound, openRound, verify } from './verify.actions';
import { presentRound } from './verify.present';

export const routes: Routes<Extract<EndpointName, `members.${string}`>> = {
  'members.list': async (op, input) => {
    const values = await committedSettings(op, wearer(op).countyId, op.today);
    const page = await listMembers(op, input, values);
    return { ...page, rows: page.rows.map((m) => presentLine(op, m, values)) };
  },
  'members.get': async (op, { id }) => {
    const [facts, values] = await Promise.all([getMemberFacts(op, id), committedSettings(op, wearer(op).countyId, op.today)]);
    return presentMember(op, facts, values);
  },
  'members.mine': async (op) => {
    const { id } = await getMemberOfPerson(op, wearer(op).personId ?? '');
    const [facts, values] = await Promise.all([getMemberFacts(op, id), committedSettings(op, wearer(op).countyId, op.today)]);
    return presentMember(op, facts, values);
  },
  'members.history': (op, { id }) => presentHistory(op, id),
  'members.count': countMembers,
  'members.place': placeAsWritten,
  'members.leave': leave,
  'members.move': move,
  'members.comeBack': comeBack,
  'members.visitHome': visitHome,
  'members.verify': verify,
  'members.round': async (op) => presentRound(op, await committedSettings(op, wearer(op).countyId, op.today)),
  'members.openRound': openRound,
  'members.closeRound': closeRound,
  'members.logContact': logContact,
  'members.handOver': handOver,
  'members.logSearch': logSearch,
  'members.proposeLost': proposeLost,
  'members.withdrawLost': withdrawLost,
  'members.decideLost': decideLost,
  'members.found': found,
  'members.reveal': reveal,
  'members.liaisons': presentLiaisons,
  'members.appointFromRoster': appointFromRoster,
  'members.appoint': appoint,
  'members.leadNetworkBranch': leadNetworkBranch,
};
