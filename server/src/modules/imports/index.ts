export { resumeStalled } from './commit';
export { ImportBatch, ImportHead, ImportKept, ImportNote, ImportRow, ImportUndo } from './imports.entity';
export { openLeft, type Kept } from './imports.queries';
export { EMPLOYER, fieldNamed, type Field } from './sheet';
export { commitsDone } from './running';
export { dropOldUndo } from './undo';
export { routes } from './imports.routes';
