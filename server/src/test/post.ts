import { Agent, request, type IncomingMessage } from 'node:http';

export interface Posted { status: number; body: string; headers: Headers }

/** Posts over connections that are kept: a third of what `fetch` takes, and a suite asks some 50,000 times. */
export function poster(url: string) {
  const agent = new Agent({ keepAlive: true });
  const post = (path: string, body: string, headers: Record<string, string>): Promise<Posted> => new Promise((done, fail) => {
    const asked = request(url + path, { agent, method: 'POST', headers: { ...headers, 'Content-Length': Buffer.byteLength(body) } }, (reply: IncomingMessage) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part)).once('error', fail).once('end', () => done({
        status: reply.statusCode!, body: Buffer.concat(parts).toString('utf8'),
        get headers() { return new Headers(Array.from({ length: reply.rawHeaders.length / 2 }, (_, i) => [reply.rawHeaders[2 * i]!, reply.rawHeaders[2 * i + 1]!] as [string, string])); },
      }));
    });
    asked.once('error', fail).end(body);
  });
  return { post, close: () => agent.destroy() };
}
