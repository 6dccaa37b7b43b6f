import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { echo, send } from './greetings.actions';
import { presentGreeting, presentPlan } from './greetings.present';
import { getGreeting, listGreetings } from './greetings.queries';

export const routes: Routes<Extract<EndpointName, `greetings.${string}`>> = {
  'greetings.plan': presentPlan,
  'greetings.send': send,
  'greetings.list': async (op, input) => {
    const page = await listGreetings(op, input);
    return { ...page, rows: page.rows.map((g) => presentGreeting(op, g)) };
  },
  'greetings.get': async (op, { id }) => presentGreeting(op, await getGreeting(op, id)),
  'greetings.echo': async (op, input) => presentGreeting(op, await echo(op, input)),
};
