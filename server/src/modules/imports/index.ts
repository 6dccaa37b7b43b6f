export { commitsDone, resumeStalled } from './commit';
export { ImportBatch, ImportNote, ImportRow } from './imports.entity';
export { routes } from './imports.routes';
