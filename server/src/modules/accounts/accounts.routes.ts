import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { approveBind, bindFamily, bindMember, listBindRequests, refuseBind } from './binding.actions';
import { acceptInvite, endHat, invite, listHats, listInvites, revokeInvite } from './hats.actions';
import { endSession, openDemo, refresh, sendCode, switchHat, verifyCode } from './sessions.actions';
import { signInOptions } from './options.queries';
import { wechatSession } from './wechat-session';

type Names = Extract<EndpointName, `session.${string}` | `accounts.${string}`>;

export const routes: Routes<Names> = {
  'session.options': signInOptions,
  'session.sendCode': sendCode, 'session.verifyCode': verifyCode, 'session.demo': openDemo, 'session.refresh': refresh, 'session.switchHat': switchHat, 'session.end': endSession,
  'session.wechat': wechatSession,
  'accounts.bindMember': bindMember, 'accounts.bindFamily': bindFamily, 'accounts.bindRequests': listBindRequests, 'accounts.approveBind': approveBind, 'accounts.refuseBind': refuseBind,
  'accounts.invite': invite, 'accounts.acceptInvite': acceptInvite, 'accounts.invites': listInvites, 'accounts.revokeInvite': revokeInvite, 'accounts.hats': listHats, 'accounts.endHat': endHat,
};
