export { commitsDone, resumeStalled } from './commit';
export { ImportBatch, ImportKept, ImportNote, ImportRow } from './imports.entity';
export { routes } from './imports.routes';
