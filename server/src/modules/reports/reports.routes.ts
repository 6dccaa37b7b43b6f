import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { wearer } from '../../platform/op';
import { accept, confirm, giveBack, handIn, takeDown } from './reports.actions';
import { presentDraftSlots, presentLine, presentReport } from './reports.present';
import { getReport, listReports } from './reports.queries';

export const routes: Routes<Extract<EndpointName, `reports.${string}`>> = {
  'reports.slots': (op) => presentDraftSlots(op, wearer(op).personId ?? ''),
  'reports.handIn': async (op, input) => presentReport(op, await handIn(op, input)),
  'reports.takeDown': async (op, input) => presentReport(op, await takeDown(op, input)),
  'reports.confirm': async (op, input) => presentReport(op, await confirm(op, input)),
  'reports.accept': async (op, input) => presentReport(op, await accept(op, input)),
  'reports.return': async (op, input) => presentReport(op, await giveBack(op, input)),
  'reports.get': async (op, { id }) => presentReport(op, await getReport(op, id)),
  'reports.list': async (op, input) => {
    const page = await listReports(op, input);
    return { ...page, rows: page.rows.map((r) => presentLine(op, r)) };
  },
};
