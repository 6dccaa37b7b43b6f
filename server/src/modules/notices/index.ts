export { DeliveryRow, InboxMark, MessageGrant, ReminderChoice, ReminderPerson, ReminderRow } from './notices.entity';
export { listen } from './notices.listeners';
export { presentDeliveries, presentOwnReminder, presentTask } from './notices.present';
export { countPhoneTasks, countUnreached, listPhoneTasks, openTask } from './notices.queries';
export { remindAll } from './reminding';
export { routes } from './notices.routes';
