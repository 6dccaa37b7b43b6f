import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** Time-ordered, so that inserts stay at the end of the index. */
export const newId = (): string => v7();

/** 128 random bits as 22 base64url characters: tokens that travel in a QR code or a link. */
export const newToken = (): string => randomBytes(16).toString('base64url');
