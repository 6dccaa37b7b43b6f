import type { Routes } from '../../platform/handlers';
import { setLabel } from './labels.actions';
import { presentLabels } from './labels.present';
import { setPart } from './parts.actions';
import { presentParts } from './parts.present';
import { set } from './settings.actions';
import { presentSettings } from './settings.present';

/** `settings.preview` and `settings.previewPart` are answered by the rooms they decide about: those stand higher. */
export const routes: Routes<'settings.list' | 'settings.set' | 'settings.labels' | 'settings.setLabel' | 'settings.parts' | 'settings.setPart'> = {
  'settings.list': presentSettings,
  'settings.set': set,
  'settings.labels': presentLabels,
  'settings.setLabel': setLabel,
  'settings.parts': presentParts,
  'settings.setPart': setPart,
};
