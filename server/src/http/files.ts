import type Router from '@koa/router';
import busboy from 'busboy';
import type { Context } from 'koa';
import { AppError, ensure } from '../platform/errors';
import { createOp, type Actor } from '../platform/op';
import type { Services } from '../platform/services';
import { checkLink, countUnused, fileBytes, fileName, getVisibleFile, insertFile, keepFile, mayBring, prepare, UNUSED_A_DAY, WORKBOOK_MB } from '../modules/files';
import { asMeant, bearer } from './door';
import { answerOnce } from './idempotency';
import type { Limits } from './limits';

interface FileDeps { services: Services; limits: Limits; loadActor(token: string): Promise<Actor>; loadSession(sessionId: string): Promise<Actor> }

/** Upload and download: the only routes not made from the contract. */
export function mountFiles(router: Router, { services, limits, loadActor, loadSession }: FileDeps): void {
  router.post('/files', async (ctx) => {
    await limits.address(ctx.ip, 'write');
    const token = bearer(ctx);
    ensure(token, new AppError('auth.needed', 401));
    const actor = await loadActor(token);
    await limits.account(actor.userId, 'write');
    asMeant(ctx.get('x-hat'), actor);
    const key = ctx.get('idempotency-key');
    if (!/^[0-9a-fA-F-]{16,64}$/.test(key)) throw new AppError('request.no_key', 400);
    if (!actor.hat) throw new AppError('auth.hat_ended', 403);
    const unused = await services.db.read((m) => countUnused(createOp(services, m, actor)));
    if (unused >= UNUSED_A_DAY) throw new AppError('request.too_many', 429, { params: { seconds: 3600 }, retryAfter: 3600 });
    const upload = await receive(ctx);
    const ready = await prepare(upload);
    ensure(mayBring(actor.hat, ready.kind), new AppError('file.wrong_type', 415, { params: { kinds: '照片、录音' } }));
    const body = { name: upload.name, bytes: upload.bytes.toString('base64') };
    const data = await answerOnce({ services, actor, endpoint: 'files', key, body }, { ip: ctx.ip, refreshCookie: null, setRefreshCookie: () => undefined }, async (op) => {
      const file = await keepFile(services, actor, { ...ready, name: upload.name });
      await insertFile(op, file);
      return { id: file.id };
    });
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { data };
  });

  router.get('/files/:id', async (ctx) => {
    const { id } = ctx.params as { id: string };
    const { sessionId, hatId } = checkLink(services, id, String(ctx.query.t ?? ''));
    // The link was given to a hat: worn no more, or while another is worn, it opens nothing.
    const actor = await loadSession(sessionId);
    asMeant(hatId, actor);
    const found = await services.db.read((m) => getVisibleFile(createOp(services, m, actor), id));
    const op = createOp(services, undefined as never, actor);
    const name = fileName(op, found);
    ctx.set('Cache-Control', 'private, no-store');
    ctx.set('Content-Security-Policy', "sandbox; default-src 'none'");
    ctx.set('Content-Disposition', `${['photo', 'audio', 'poster', 'open'].includes(found.kind) ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`);
    ctx.type = found.mime;
    ctx.body = await fileBytes(services, found);
  });
}

const receive = (ctx: Context): Promise<{ name: string; bytes: Buffer }> =>
  new Promise((resolve, reject) => {
    const tooLarge = new AppError('file.too_large', 413, { params: { mb: WORKBOOK_MB } });
    if (!/^multipart\/form-data/.test(ctx.get('content-type'))) return reject(new AppError('request.wrong_type', 415));
    let parser: busboy.Busboy;
    try {
      parser = busboy({ headers: ctx.req.headers, defParamCharset: 'utf8', limits: { files: 1, fileSize: WORKBOOK_MB * 1024 * 1024, fields: 5, fieldSize: 1000, parts: 8 } });
    } catch { return reject(new AppError('request.wrong_type', 415)); }
    let found: { name: string; bytes: Buffer } | null = null;
    parser.on('file', (_field, stream, info) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('limit', () => reject(tooLarge));
      stream.on('end', () => { found = { name: (info.filename || '文件').replace(/[\\/\u0000-\u001f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').slice(-80), bytes: Buffer.concat(parts) }; });
    });
    parser.on('error', () => reject(new AppError('request.invalid', 400)));
    parser.on('close', () => (found && found.bytes.length ? resolve(found) : reject(new AppError('request.invalid', 400))));
    ctx.req.pipe(parser);
  });

