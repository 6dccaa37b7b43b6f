import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { appoint, dismiss, end, make, note, take } from './referrals.actions';
import { presentCounsellors, presentFile, presentReferral } from './referrals.present';
import { listReferrals } from './referrals.queries';

export const routes: Routes<Extract<EndpointName, `referrals.${string}`>> = {
  'referrals.counsellors': presentCounsellors,
  'referrals.appoint': async (op, input) => { await appoint(op, input); return presentCounsellors(op); },
  'referrals.dismiss': async (op, input) => { await dismiss(op, input); return presentCounsellors(op); },
  'referrals.make': async (op, input) => presentReferral(op, await make(op, input)),
  'referrals.list': async (op, input) => {
    const page = await listReferrals(op, input);
    return { ...page, rows: page.rows.map((r) => presentReferral(op, r)) };
  },
  'referrals.get': (op, { id }) => presentFile(op, id),
  'referrals.take': async (op, input) => { await take(op, input); return presentFile(op, input.id); },
  'referrals.note': async (op, input) => { await note(op, input); return presentFile(op, input.id); },
  'referrals.end': async (op, input) => { await end(op, input); return presentFile(op, input.id); },
};
