import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import type { Context, Next } from 'koa';
import send from 'koa-send';

export interface WebRoots { h5: string; desktop: string }

const docsPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Guiyan API</title><link rel="stylesheet" href="/docs/swagger-ui.css"></head><body><div id="ui"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body></html>`;
const docsStart = "SwaggerUIBundle({ url: '/openapi.json', dom_id: '#ui', deepLinking: true });";
const swagger = dirname(createRequire(__filename).resolve('swagger-ui-dist/package.json'));
const docsFiles = new Set(['swagger-ui.css', 'swagger-ui-bundle.js']);
const hashed = /\.[0-9a-f]{6,}\.|-[\w-]{8}\.(js|css)$/;

/** The phone app at /, the office web at /desktop/, the API's pages at /docs. */
export const web = (roots: WebRoots) =>
  async function serveWeb(ctx: Context, next: Next): Promise<void> {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next();
    if (ctx.path === '/docs' || ctx.path === '/docs/') { ctx.type = 'html'; ctx.body = docsPage; return; }
    if (ctx.path === '/docs/start.js') { ctx.type = 'js'; ctx.body = docsStart; return; }
    if (ctx.path.startsWith('/docs/')) { const name = ctx.path.slice(6); if (docsFiles.has(name)) await send(ctx, name, { root: swagger }); else return next(); return; }
    if (ctx.path === '/desktop') { ctx.redirect('/desktop/'); return; }
    if (ctx.path.startsWith('/desktop/')) return file(ctx, next, roots.desktop, ctx.path.slice('/desktop'.length));
    if (/^\/(api|files|healthz|readyz|openapi\.json)(\/|$)/.test(ctx.path)) return next();
    return file(ctx, next, roots.h5, ctx.path);
  };

async function file(ctx: Context, next: Next, root: string, path: string): Promise<void> {
  if (!existsSync(join(root, 'index.html'))) return next();
  const wanted = extname(path) ? path : '/index.html';
  try {
    await send(ctx, wanted, { root, setHeaders: (res) => void res.setHeader('Cache-Control', hashed.test(wanted) ? 'public, max-age=31536000, immutable' : 'no-cache') });
  } catch (error) {
    if ((error as { status?: number }).status !== 404) throw error;
    return next();
  }
}
