export { attachHeld, attachPhotos, attachPosters, attachVoice, checkLink, dropExpired, fileBytes, fileName, getOwnFile, insertFile, keepFile, letGo, linkTo, mayBring, prepare, showPosters, showFile, UNUSED_A_DAY, WORKBOOK_MB, type Attachment } from './files.actions';
export { FileRow } from './files.entity';
export { countUnused, findFile, getVisibleFile } from './files.queries';
export { routes } from './files.routes';
