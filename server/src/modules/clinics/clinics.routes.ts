import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { recordAttendance, takeBack } from './clinics.actions';
import { presentAttendance, presentClinicFigures } from './clinics.present';
import { listAttendances } from './clinics.queries';

export const routes: Routes<Extract<EndpointName, `clinics.${string}`>> = {
  'clinics.record': async (op, input) => ({ rows: (await recordAttendance(op, input)).map((t) => presentAttendance(op, t)) }),
  'clinics.takeBack': async (op, input) => presentAttendance(op, await takeBack(op, input)),
  'clinics.list': async (op, input) => {
    const page = await listAttendances(op, input);
    return { ...page, rows: page.rows.map((t) => presentAttendance(op, t)) };
  },
  'clinics.figures': presentClinicFigures,
};
