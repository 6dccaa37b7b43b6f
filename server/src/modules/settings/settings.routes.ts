import type { Routes } from '../../platform/handlers';
import { setLabel } from './labels.actions';
import { presentLabels } from './labels.present';
import { set } from './settings.actions';
import { presentSettings } from './settings.present';

/** `settings.preview` is answered by the room whose states a rule decides: it stands higher. */
export const routes: Routes<'settings.list' | 'settings.set' | 'settings.labels' | 'settings.setLabel'> = {
  'settings.list': presentSettings,
  'settings.set': set,
  'settings.labels': presentLabels,
  'settings.setLabel': setLabel,
};
