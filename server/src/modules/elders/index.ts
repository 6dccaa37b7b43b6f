export { ElderFile } from './elders.entity';
export { contactsOf, healthOf } from './elders.present';
export { everyElder, type ElderLine } from './elders.queries';
export { routes } from './elders.routes';
