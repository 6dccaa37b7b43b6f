import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';

export const fixture = path.join(__dirname, 'fixture');
export const realDist = path.join(__dirname, '../../dist/weapp');

const copies: string[] = [];

export const clearAltered = (): void => {
  for (const copy of copies.splice(0)) fs.rmSync(copy, { recursive: true, force: true });
};

/** A copy of a build with some files written anew: for controls that must fail. */
export const altered = (dist: string, files: Record<string, string | ((old: string) => string)>): string => {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'weapp-control-'));
  copies.push(copy);
  fs.cpSync(dist, copy, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(copy, name);
    fs.writeFileSync(file, typeof content === 'string' ? content : content(fs.readFileSync(file, 'utf8')));
  }
  return copy;
};

export interface Heard {
  method: string;
  url: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** A server that answers 409 to everything and remembers what it heard; /slow never answers. */
export const listener = async (): Promise<{ url: string; heard: Heard[]; close: () => Promise<void> }> => {
  const heard: Heard[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      heard.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('latin1') });
      if (request.url !== '/slow') response.writeHead(409, { 'content-type': 'application/json' }).end('{"error":{"code":"busy","message":"等等再来"}}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
