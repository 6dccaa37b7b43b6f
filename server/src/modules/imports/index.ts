export { resumeStalled } from './commit';
export { ImportBatch, ImportHead, ImportKept, ImportNote, ImportRow, ImportUndo } from './imports.entity';
export { commitsDone } from './running';
export { dropOldUndo } from './undo';
export { routes } from './imports.routes';
