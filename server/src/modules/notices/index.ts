export { DeliveryRow, MessageGrant, ReminderPerson, ReminderRow } from './notices.entity';
export { listen } from './notices.listeners';
export { presentDelivery, presentOwnReminder, presentTask } from './notices.present';
export { countPhoneTasks, listPhoneTasks, openTask } from './notices.queries';
export { routes } from './notices.routes';
