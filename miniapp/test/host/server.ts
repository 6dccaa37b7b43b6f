import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { transformSync } from '@swc/core';
import type { Host } from './host';
import { tempFile } from './wx/media';

const types: Record<string, string> = { '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.svg': 'image/svg+xml', '.gif': 'image/gif', '.webp': 'image/webp' };
const typeOf = (file: string): string => types[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
const scripts = new Map<string, string>();

// The view is written like everything else, in TypeScript; types are taken off when a browser first asks.
const script = (name: string): string => {
  const known = scripts.get(name);
  if (known) return known;
  const file = path.join(__dirname, `${name}.ts`);
  const { code } = transformSync(fs.readFileSync(file, 'utf8'), { filename: file, swcrc: false, configFile: false, jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } });
  scripts.set(name, code);
  return code;
};

const inside = (root: string, name: string): string => {
  const file = path.join(root, name);
  if (!file.startsWith(root + path.sep)) throw new Error('outside');
  return file;
};

export interface ViewServer {
  url: string;
  close: () => Promise<void>;
}

/** Serves the view, the files of the build and what the phone itself would fetch, on loopback only. */
export const serveView = async (hostNow: () => Host): Promise<ViewServer> => {
  const reply = async (url: URL): Promise<{ type: string; body: string | Buffer }> => {
    const { pathname, searchParams } = url;
    if (pathname === '/') return { type: 'text/html; charset=utf-8', body: fs.readFileSync(path.join(__dirname, 'view/index.html')) };
    if (pathname.startsWith('/src/')) return { type: 'text/javascript; charset=utf-8', body: script(pathname.slice(5)) };
    if (pathname.startsWith('/dist/')) {
      const file = inside(hostNow().dist.root, decodeURIComponent(pathname.slice(6)));
      return { type: typeOf(file), body: fs.readFileSync(file) };
    }
    if (pathname === '/temp') {
      const file = tempFile(hostNow(), searchParams.get('n') ?? '');
      if (file) return { type: typeOf(file), body: fs.readFileSync(file) };
    }
    if (pathname === '/net' && !hostNow().settings.offline) {
      const answer = await fetch(searchParams.get('u') ?? '');
      if (answer.ok) return { type: answer.headers.get('content-type') ?? '', body: Buffer.from(await answer.arrayBuffer()) };
    }
    throw new Error('not found');
  };
  const server = http.createServer((request, response) => {
    reply(new URL(request.url ?? '/', 'http://host')).then(
      ({ type, body }) => response.writeHead(200, { 'content-type': type }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
