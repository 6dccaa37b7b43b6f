export { ensureSettable } from './settings.actions';
export { CountySetting } from './settings.entity';
export { committedSettings, settingOf, settingsOf, settingsThrough } from './settings.queries';
export type { Values as SettingValues } from './settings.rules';
export { routes } from './settings.routes';
