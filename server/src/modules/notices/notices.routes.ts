import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { dial, gotIt, grant, send, taskDone } from './notices.actions';
import { presentDelivery, presentPreview, presentReminder, presentTask } from './notices.present';
import { getReminder, listDeliveries, listPhoneTasks, listTasks, templateOf } from './notices.queries';

export const routes: Routes<Extract<EndpointName, `notices.${string}`>> = {
  'notices.preview': (op, { period }) => presentPreview(op, period),
  'notices.send': async (op, input) => {
    const { made, reminder } = await send(op, input);
    return { made, reminder: await presentReminder(op, reminder) };
  },
  'notices.reminder': async (op, { id }) => presentReminder(op, await getReminder(op, id)),
  'notices.deliveries': async (op, input) => {
    const page = await listDeliveries(op, input);
    return { ...page, rows: page.rows.map((d) => presentDelivery(op, d)) };
  },
  'notices.phoneTasks': async (op, input) => {
    const page = await listPhoneTasks(op, input);
    return { ...page, rows: page.rows.map((d) => presentDelivery(op, d)) };
  },
  'notices.dial': dial,
  'notices.taskDone': async (op, input) => presentDelivery(op, await taskDone(op, input)),
  'notices.tasks': async (op, input) => {
    const page = await listTasks(op, input);
    return { ...page, rows: page.rows.map(presentTask) };
  },
  'notices.gotIt': async (op, input) => presentTask(await gotIt(op, input)),
  'notices.grant': grant,
  'notices.templates': async (op) => ({ ids: [templateOf(op)].filter(Boolean) }),
};
