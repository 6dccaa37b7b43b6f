export { DifficultyKindRow } from './difficulties.entity';
export { routes } from './difficulties.routes';
