export { AlarmNote, AlarmRow } from './alarms.entity';
export { routes } from './alarms.routes';
