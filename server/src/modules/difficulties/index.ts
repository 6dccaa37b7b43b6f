export { DifficultyKindRow } from './difficulties.entity';
export { countOpenDifficulties } from './difficulties.present';
export { routes } from './difficulties.routes';
