import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { book, setDay, setRota, setRule, unbook } from './markets.actions';
import { listBookings } from './markets.queries';
import { addStaff, cancelJoint, endStaff, holdJoint, planJoint, set } from './outposts.actions';
import { presentBooking, presentDays, presentPost, presentPosts } from './outposts.present';

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
  'markets.book': async (op, input) => presentBooking(op, await book(op, input)),
  'markets.unbook': async (op, input) => presentBooking(op, await unbook(op, input)),
  'markets.bookings': async (op, input) => {
    const page = await listBookings(op, input);
    return { ...page, rows: page.rows.map((b) => presentBooking(op, b)) };
  },
};
