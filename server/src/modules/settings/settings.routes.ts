import type { Routes } from '../../platform/handlers';
import { set } from './settings.actions';
import { presentSettings } from './settings.present';

/** `settings.preview` is answered by the room whose states a rule decides: it stands higher. */
export const routes: Routes<'settings.list' | 'settings.set'> = {
  'settings.list': presentSettings,
  'settings.set': set,
};
