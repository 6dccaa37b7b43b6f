import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { choices, choose } from './choices.actions';
import { grant, templates } from './grants.actions';
import { inbox, readUntil } from './inbox.present';
import { dial, gotIt, send, taskDone, told } from './notices.actions';
import { presentDeliveries, presentOne, presentPreview, presentReminder, presentTask } from './notices.present';
import { getReminder, listDeliveries, listPhoneTasks, listTasks, listUnreached } from './notices.queries';

export const routes: Routes<Extract<EndpointName, `notices.${string}`>> = {
  'notices.preview': (op, { period }) => presentPreview(op, period),
  'notices.send': async (op, input) => {
    const { made, reminder } = await send(op, input);
    return { made, reminder: await presentReminder(op, reminder) };
  },
  'notices.reminder': async (op, { id }) => presentReminder(op, await getReminder(op, id)),
  'notices.deliveries': async (op, input) => {
    const page = await listDeliveries(op, input);
    return { ...page, rows: await presentDeliveries(op, page.rows) };
  },
  'notices.phoneTasks': async (op, input) => {
    const page = await listPhoneTasks(op, input);
    return { ...page, rows: await presentDeliveries(op, page.rows) };
  },
  'notices.dial': dial,
  'notices.taskDone': async (op, input) => presentOne(op, await taskDone(op, input)),
  'notices.unreached': async (op, input) => {
    const page = await listUnreached(op, input);
    return { ...page, rows: await presentDeliveries(op, page.rows) };
  },
  'notices.told': async (op, input) => presentOne(op, await told(op, input)),
  'notices.tasks': async (op, input) => {
    const page = await listTasks(op, input);
    return { ...page, rows: page.rows.map(presentTask) };
  },
  'notices.gotIt': async (op, input) => presentTask(await gotIt(op, input)),
  'notices.grant': grant,
  'notices.templates': (op) => templates(op),
  'notices.inbox': inbox,
  'notices.read': readUntil,
  'notices.choices': choices,
  'notices.choose': choose,
};
