import type { Routes } from '../../platform/handlers';
import { preview, setDays, setWindow } from './calendar.actions';
import { presentCalendar } from './calendar.present';

export const routes: Routes<'calendar.get' | 'calendar.preview' | 'calendar.setDays' | 'calendar.setWindow'> = {
  'calendar.get': presentCalendar,
  'calendar.preview': preview,
  'calendar.setDays': setDays,
  'calendar.setWindow': setWindow,
};
