import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { wearer, type Op } from '../../platform/op';
import { listItemSpans } from '../requests';
import { book, setDay, setRota, setRule, unbook } from './markets.actions';
import { listBookings, type BookingLine } from './markets.queries';
import { addStaff, cancelJoint, endStaff, holdJoint, planJoint, set } from './outposts.actions';
import { finish, intake, openTablet, serve } from './queues.actions';
import { presentQueue, presentReport, presentTicket } from './queues.present';
import { presentBooking, presentDays, presentPost, presentPosts } from './outposts.present';

const one = async (op: Op, b: BookingLine) => presentBooking(op, b, await listItemSpans(op, b.countyId));

export const routes: Routes<Extract<EndpointName, `outposts.${string}` | `markets.${string}`>> = {
  'outposts.list': presentPosts,
  'outposts.get': (op, { id }) => presentPost(op, id),
  'outposts.set': async (op, input) => presentPost(op, await set(op, input)),
  'outposts.addStaff': async (op, input) => presentPost(op, await addStaff(op, input)),
  'outposts.endStaff': async (op, input) => presentPost(op, await endStaff(op, input)),
  'outposts.planJoint': async (op, input) => presentPost(op, await planJoint(op, input)),
  'outposts.holdJoint': async (op, input) => presentPost(op, await holdJoint(op, input)),
  'outposts.cancelJoint': async (op, input) => presentPost(op, await cancelJoint(op, input)),
  'markets.days': presentDays,
  'markets.setRule': async (op, input) => presentPost(op, await setRule(op, input)),
  'markets.setDay': async (op, input) => presentDays(op, { id: await setDay(op, input) }),
  'markets.setRota': async (op, input) => presentDays(op, { id: await setRota(op, input) }),
  'markets.book': async (op, input) => one(op, await book(op, input)),
  'markets.unbook': async (op, input) => one(op, await unbook(op, input)),
  'markets.openTablet': openTablet,
  'markets.intake': async (op, input) => presentTicket(op, await intake(op, input)),
  'markets.serve': async (op, input) => presentTicket(op, await serve(op, input)),
  'markets.finish': async (op, input) => presentTicket(op, await finish(op, input)),
  'markets.queue': presentQueue,
  'markets.report': presentReport,
  'markets.bookings': async (op, input) => {
    const [page, spans] = [await listBookings(op, input), await listItemSpans(op, wearer(op).countyId)];
    return { ...page, rows: page.rows.map((b) => presentBooking(op, b, spans)) };
  },
};
