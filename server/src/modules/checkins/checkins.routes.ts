import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { send, takeDown, undo } from './checkins.actions';
import { presentCheckin } from './checkins.present';
import { listCheckins, listTold } from './checkins.queries';

export const routes: Routes<Extract<EndpointName, `checkins.${string}`>> = {
  'checkins.send': async (op, input) => presentCheckin(op, await send(op, input)),
  'checkins.undo': async (op, input) => presentCheckin(op, await undo(op, input)),
  'checkins.takeDown': async (op, input) => presentCheckin(op, await takeDown(op, input)),
  'checkins.told': async (op, input) => {
    const page = await listTold(op, input);
    return { ...page, rows: page.rows.map((c) => presentCheckin(op, c)) };
  },
  'checkins.list': async (op, input) => {
    const page = await listCheckins(op, input);
    return { ...page, rows: page.rows.map((c) => presentCheckin(op, c)) };
  },
};
