import type { EndpointName } from '@guiyan/shared/contract';
import type { Routes } from '../../platform/handlers';
import { review, setTopic, withdraw, write } from './posts.actions';
import { presentDeskList, presentOne, presentPost, presentTold, presentTopics } from './posts.present';

export const routes: Routes<Extract<EndpointName, `posts.${string}`>> = {
  'posts.topics': (op) => presentTopics(op),
  'posts.setTopic': async (op, input) => {
    await setTopic(op, input);
    return presentTopics(op);
  },
  'posts.write': async (op, input) => presentPost(op, await write(op, input)),
  'posts.review': async (op, input) => presentPost(op, await review(op, input)),
  'posts.withdraw': async (op, input) => presentPost(op, await withdraw(op, input)),
  'posts.desk': presentDeskList,
  'posts.open': (op, { id }) => presentPost(op, id),
  'posts.list': presentTold,
  'posts.get': (op, { id }) => presentOne(op, id),
};
