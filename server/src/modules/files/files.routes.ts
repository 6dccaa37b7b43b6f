import type { Routes } from '../../platform/handlers';
import { linkTo } from './files.actions';
import { getVisibleFile } from './files.queries';

export const routes: Routes<'files.link'> = {
  'files.link': async (op, { id }) => ({ url: linkTo(op, await getVisibleFile(op, id)) }),
};
