export { ClinicAttendance } from './clinics.entity';
export { hasDoctor } from './clinics.queries';
export { routes } from './clinics.routes';
