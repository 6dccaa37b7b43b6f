import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { enter } from './desk.actions';
import { setItem } from './items.actions';
import { presentItems, presentSheet } from './items.present';
import { answer, close, confirm, logAttempt, reopen, submit, take, withdraw } from './requests.actions';
import { presentLine, presentRequest } from './requests.present';
import { getRequest, listRequests } from './requests.queries';

export const routes: Routes<Extract<EndpointName, `requests.${string}` | `items.${string}`>> = {
  'requests.submit': async (op, input) => presentRequest(op, await submit(op, input)),
  'requests.enter': async (op, input) => presentRequest(op, await enter(op, input)),
  'requests.withdraw': async (op, input) => presentRequest(op, await withdraw(op, input)),
  'requests.take': async (op, input) => presentRequest(op, await take(op, input)),
  'requests.answer': async (op, input) => presentRequest(op, await answer(op, input)),
  'requests.confirm': async (op, input) => presentRequest(op, await confirm(op, input)),
  'requests.reopen': async (op, input) => presentRequest(op, await reopen(op, input)),
  'requests.logAttempt': async (op, input) => presentRequest(op, await logAttempt(op, input)),
  'requests.close': async (op, input) => presentRequest(op, await close(op, input)),
  'items.list': presentItems,
  'items.sheet': presentSheet,
  'items.set': setItem,
  'requests.get': async (op, { id }) => presentRequest(op, await getRequest(op, id)),
  'requests.list': async (op, input) => {
    const page = await listRequests(op, input);
    return { ...page, rows: page.rows.map((r) => presentLine(op, r)) };
  },
};
