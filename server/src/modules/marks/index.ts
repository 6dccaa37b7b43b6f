export { MarkRow, MarkUse } from './marks.entity';
export { routes } from './marks.routes';
