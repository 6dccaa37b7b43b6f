import { hatTitle } from '@guiyan/shared/domain/hats';
import { postReaders, type PostReader } from '@guiyan/shared/domain/posts';
import { say } from '../api/session';

export const readerWords = (reader: PostReader): string => (reader === 'liaison' ? say('[liaison]') : hatTitle(reader, {}));
/** Nobody named is everybody. */
export const readersWords = (readers: readonly PostReader[]): string => (readers.length ? postReaders.filter((one) => readers.includes(one)).map(readerWords).join('、') : '所有人');
