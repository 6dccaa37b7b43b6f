import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

/** Absolute path of the project root, with a trailing slash removed. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');

/** Absolute path of something inside the project. */
export const at = (...parts) => join(root, ...parts);
