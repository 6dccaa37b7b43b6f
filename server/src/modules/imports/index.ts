export { resumeStalled } from './commit';
export { ImportBatch, ImportKept, ImportNote, ImportRow, ImportUndo } from './imports.entity';
export { commitsDone } from './running';
export { dropOldUndo } from './undo';
export { routes } from './imports.routes';
