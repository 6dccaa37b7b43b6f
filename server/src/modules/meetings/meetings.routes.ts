import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { askGuests, pair, presentGuests, replyFor } from './guests.actions';
import { cancel, followUp, hold, invite, plan, reply } from './meetings.actions';
import { presentCandidates, presentLine, presentMeetings, presentPage } from './meetings.present';
import { addSite, changeSite, closeSite, presentSites } from './sites.actions';

export const routes: Routes<Extract<EndpointName, `meetings.${string}` | `sites.${string}`>> = {
  'meetings.plan': async (op, input) => presentPage(op, await plan(op, input)),
  'meetings.list': presentMeetings,
  'meetings.get': (op, { id }) => presentPage(op, id),
  'meetings.candidates': (op, { id }) => presentCandidates(op, id),
  'meetings.invite': async (op, input) => presentPage(op, await invite(op, input)),
  'meetings.reply': async (op, { guestId, ...said }) => presentLine(op, await (guestId ? replyFor(op, { ...said, guestId }) : reply(op, said))),
  'meetings.hold': async (op, input) => presentPage(op, await hold(op, input)),
  'meetings.cancel': async (op, input) => presentPage(op, await cancel(op, input)),
  'meetings.guests': presentGuests,
  'meetings.askGuests': async (op, input) => presentPage(op, await askGuests(op, input)),
  'meetings.pair': async (op, input) => presentPage(op, await pair(op, input)),
  'sites.list': presentSites,
  'sites.add': addSite,
  'sites.change': changeSite,
  'sites.close': closeSite,
  'meetings.followUp': async (op, input) => presentPage(op, await followUp(op, input)),
};
