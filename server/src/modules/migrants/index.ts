export { enterMigrant, updateMigrant, type MigrantFacts } from './migrants.actions';
export { MigrantRow, MigrantTotal } from './migrants.entity';
export { listen } from './migrants.listeners';
export { awayOn, totalsOn } from './migrants.queries';
export { presentFigures } from './migrants.present';
export { routes } from './migrants.routes';
