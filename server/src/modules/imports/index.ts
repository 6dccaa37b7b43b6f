export { commitsDone, resumeStalled } from './commit';
export { ImportBatch, ImportRow } from './imports.entity';
export { routes } from './imports.routes';
