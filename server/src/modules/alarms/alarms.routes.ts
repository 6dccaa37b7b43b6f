import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { note, raise } from './alarms.actions';
import { presentAlarm, presentLine } from './alarms.present';
import { listAlarms } from './alarms.queries';

export const routes: Routes<Extract<EndpointName, `alarms.${string}`>> = {
  'alarms.raise': raise,
  'alarms.list': async (op, input) => {
    const page = await listAlarms(op, input);
    return { ...page, rows: page.rows.map(presentLine) };
  },
  'alarms.get': (op, { id }) => presentAlarm(op, id),
  'alarms.note': async (op, input) => {
    await note(op, input);
    return presentAlarm(op, input.id);
  },
};
