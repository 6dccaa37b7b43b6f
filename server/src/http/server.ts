import { randomUUID } from 'node:crypto';
import Router from '@koa/router';
import { bodyParser } from '@koa/bodyparser';
import Koa from 'koa';
import helmet from 'koa-helmet';
import type { Contract } from '@guiyan/shared/contract/define';
import { AppError } from '../platform/errors';
import type { Actor } from '../platform/op';
import type { Services } from '../platform/services';
import { anyHandler } from '../platform/handlers';
import { renderErrors, unknownPath, type LabelsOf } from './errors';
import { mountFiles } from './files';
import { createLimits } from './limits';
import { mount } from './mount';
import { openapi } from './openapi';
import type { ReadLog } from './read-log';
import { web, type WebRoots } from './web';

export interface ServerOptions {
  services: Services; contract: Contract; handlers: Record<string, unknown>; reads: ReadLog; roots: WebRoots;
  loadActor(token: string): Promise<Actor>; restOf(actor: Actor, endpoint: string): Promise<AppError | null>; loadSession(sessionId: string): Promise<Actor>;
  labelsOf: LabelsOf; ready(): Promise<void>; limitScale?: number;
}

export function createServer(options: ServerOptions): Koa {
  const { services, contract, reads, loadActor, loadSession } = options;
  // A proxy adds the address it saw at the end of the list; what stands before it is the caller's invention.
  const app = new Koa({ proxy: services.settings.trustProxy, maxIpsCount: 1 });
  const router = new Router();
  const limits = createLimits(options.limitScale);
  app.use(async function requestId(ctx, next) {
    ctx.state.requestId = randomUUID();
    ctx.set('X-Request-Id', ctx.state.requestId as string);
    const started = process.hrtime.bigint();
    await next();
    services.log.info({ path: ctx.path.replace(/^\/files\/.*/, '/files/…'), status: ctx.status, ms: Number((process.hrtime.bigint() - started) / 1_000_000n), who: ctx.state.who as string, requestId: ctx.state.requestId as string }, 'request');
  });
  app.use(renderErrors(services.log, options.labelsOf));
  app.use(helmet({
    // blob: in connectSrc is how the phone web reads a picture it has just picked, to send it.
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:', 'blob:'], connectSrc: ["'self'", 'blob:'], fontSrc: ["'self'", 'data:'], objectSrc: ["'none'"], baseUri: ["'self'"], frameAncestors: ["'none'"], formAction: ["'self'"] } },
    hsts: false, crossOriginEmbedderPolicy: false,
  }));
  app.use(bodyParser({ enableTypes: ['json'], jsonLimit: '256kb', jsonStrict: true, patchNode: false, onError: (error) => { throw Object.assign(error, { status: (error as { status?: number }).status ?? 400 }); } }));
  mount(router, { contract, handlers: Object.fromEntries(Object.entries(options.handlers).map(([n, h]) => [n, anyHandler(h)])), services, limits, reads, loadActor, restOf: options.restOf });
  mountFiles(router, { services, limits, loadActor, loadSession });
  // Made when somebody asks: it costs a tenth of a second, and a start should not wait for it.
  let document: object | undefined;
  router.get('/openapi.json', (ctx) => { ctx.body = document ??= openapi(contract); });
  router.get('/healthz', (ctx) => { ctx.body = { ok: true }; });
  router.get('/readyz', async (ctx) => { await options.ready(); ctx.body = { ok: true }; });
  app.use(web(options.roots));
  app.use(router.routes());
  app.use(router.allowedMethods({ throw: true, methodNotAllowed: () => new AppError('request.wrong_method', 405), notImplemented: () => new AppError('request.wrong_method', 405) }));
  app.use(unknownPath);
  return app;
}
