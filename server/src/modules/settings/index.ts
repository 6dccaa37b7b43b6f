export { ensureSettable } from './settings.actions';
export { CountyLabel, CountySetting } from './settings.entity';
export { restOf } from './parts.queries';
export { committedPartsOff, partsOff } from './parts.queries';
export { labelsOf, labelsOfCounties } from './labels.queries';
export { committedSettings, settingOf, settingsOf, settingsThrough } from './settings.queries';
export type { Values as SettingValues } from './settings.rules';
export { routes } from './settings.routes';
