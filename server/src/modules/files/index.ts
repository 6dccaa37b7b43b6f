export { attachPhotos, checkLink, dropExpired, fileBytes, fileName, getOwnFile, insertFile, keepFile, linkTo, prepare, WORKBOOK_MB, type Attachment } from './files.actions';
export { FileRow } from './files.entity';
export { findFile, getVisibleFile } from './files.queries';
export { routes } from './files.routes';
