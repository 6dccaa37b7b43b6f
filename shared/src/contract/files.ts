import { z } from 'zod';
import { Contract, Id } from './define';

/** Upload and download themselves are the only hand-written routes: POST /files, GET /files/<id>?t=<token>. */
export const files = {
  'files.link': { kind: 'read', hats: 'user', about: 'A link, good for 60 seconds in this session, to a file one may see.', input: z.object({ id: Id }), output: z.object({ url: z.string() }) },
} satisfies Contract;
