import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { enter } from './desk.actions';
import { setItem } from './items.actions';
import { presentItems, presentSheet } from './items.present';
import { accept, answer, askPapers, bounce, bring, callBack, close, confirm, end, logAttempt, pass, reopen, resume, suspend, take, withdraw, work } from './moves.actions';
import { submit } from './requests.actions';
import { presentLine, presentRequest, presentSuccessors } from './requests.present';
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
  'requests.work': async (op, input) => presentRequest(op, await work(op, input)),
  'requests.askPapers': async (op, input) => presentRequest(op, await askPapers(op, input)),
  'requests.bring': async (op, input) => presentRequest(op, await bring(op, input)),
  'requests.pass': async (op, input) => presentRequest(op, await pass(op, input)),
  'requests.accept': async (op, input) => presentRequest(op, await accept(op, input)),
  'requests.bounce': async (op, input) => presentRequest(op, await bounce(op, input)),
  'requests.suspend': async (op, input) => presentRequest(op, await suspend(op, input)),
  'requests.resume': async (op, input) => presentRequest(op, await resume(op, input)),
  'requests.end': async (op, input) => presentRequest(op, await end(op, input)),
  'requests.callBack': async (op, input) => presentRequest(op, await callBack(op, input)),
  'requests.successors': presentSuccessors,
  'items.list': presentItems,
  'items.sheet': presentSheet,
  'items.set': setItem,
  'requests.get': async (op, { id }) => presentRequest(op, await getRequest(op, id)),
  'requests.list': async (op, input) => {
    const page = await listRequests(op, input);
    return { ...page, rows: page.rows.map((r) => presentLine(op, r)) };
  },
};
