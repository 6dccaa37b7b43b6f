import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ExchangeError, exchange, sharedConnections, type ExchangeFault } from './exchange';

let server: Server;
let listener: RequestListener;
let visits: number;

beforeAll(async () => {
  server = createServer((request, response) => {
    visits += 1;
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  visits = 0;
});

const url = () => new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/x`);
// Time enough on a busy machine, but for the one test that is about time.
const ask = (timeoutMs = 10_000) => exchange({ url: url(), method: 'POST', json: { 词: '雁' }, timeoutMs, maxBytes: 1_000 });
const failed = async (timeoutMs?: number): Promise<[ExchangeFault, boolean] | 'answered'> =>
  ask(timeoutMs).then(
    () => 'answered',
    (error: unknown) => {
      if (error instanceof ExchangeError) return [error.fault, error.mayHaveActed];
      throw error;
    },
  );

describe('API10 one exchange with the outside', () => {
  it('carries JSON with its length in bytes and reads a bounded answer', async () => {
    let seen: unknown[] = [];
    listener = (request, response) => {
      let body = '';
      request.setEncoding('utf8');
      request.on('data', (part) => (body += part)).on('end', () => {
        seen = [request.headers['content-length'], request.headers['transfer-encoding'], body];
        response.end('y'.repeat(1_000));
      });
    };
    expect((await ask()).body.length).toBe(1_000);
    expect(seen).toEqual(['13', undefined, '{"词":"雁"}']);
  });

  it('follows no redirect', async () => {
    listener = (_request, response) => void response.writeHead(302, { location: '/y' }).end();
    expect(await failed()).toEqual(['redirect', true]);
    expect(visits).toBe(1);
  });

  it('stops reading beyond its bound', async () => {
    let written = 0;
    listener = (request, response) => {
      const part = 'z'.repeat(64 * 1_024);
      const pour = () => {
        while (!response.destroyed && written < 200 * 1_024 * 1_024 && response.write(part)) written += part.length;
      };
      response.on('drain', pour);
      request.resume();
      pour();
    };
    expect(await failed()).toEqual(['too_large', true]);
    expect(written).toBeLessThan(20 * 1_024 * 1_024);
  });

  it('takes an answer cut short for none', async () => {
    listener = (_request, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('{"errcode":0');
      setTimeout(() => response.socket?.end(), 20);
    };
    expect(await failed()).toEqual(['reset', true]);
  });

  it('ends at its time even while an answer trickles', async () => {
    listener = (_request, response) => {
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    };
    expect(await failed(200)).toEqual(['timeout', true]);
  });

  it('reads no packed answer, whose size it could not know', async () => {
    listener = (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('x');
    expect(await failed()).toEqual(['encoded', true]);
  });

  describe('on shared connections', () => {
    const connections = new Set<number | undefined>();
    const answering: RequestListener = (request, response) => { connections.add(request.socket.remotePort); request.resume().on('end', () => response.end('{}')); };
    const many = (agent = sharedConnections(url())) => ({ agent, ask: () => exchange({ url: url(), method: 'POST', json: {}, timeoutMs: 10_000, maxBytes: 1_000, agent }) });
    beforeEach(() => { connections.clear(); listener = answering; });

    it('the next request takes the connection of the one before', async () => {
      const { agent, ask: again } = many();
      for (let i = 0; i < 5; i += 1) await again();
      expect([visits, connections.size]).toEqual([5, 1]);
      agent.destroy();
    });

    it('none lies idle for long, and one the other side has closed is not used', async () => {
      const { agent, ask: again } = many();
      await again();
      await new Promise((resolve) => { setTimeout(resolve, 800); });
      expect(Object.keys(agent.freeSockets)).toEqual([]);
      listener = (request, response) => { response.setHeader('connection', 'close'); answering(request, response); };
      await again();
      await again();
      expect([visits, connections.size]).toEqual([3, 3]);
      agent.destroy();
    });

    it('one that dies under a request leaves open what became of it, and it is not asked again', async () => {
      const { agent, ask: again } = many();
      await again();
      listener = (request) => void request.resume().on('end', () => request.socket.destroy());
      const error = await again().catch((cause: unknown) => cause);
      expect(error).toMatchObject({ fault: 'reset', mayHaveActed: true });
      expect(visits).toBe(2);
      agent.destroy();
    });
  });

  it('knows that nothing was sent when nobody listens', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const nobody = new URL(`http://127.0.0.1:${(gone.address() as AddressInfo).port}`);
    await new Promise((resolve) => gone.close(resolve));
    const error = await exchange({ url: nobody, method: 'GET', timeoutMs: 10_000, maxBytes: 10 }).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ fault: 'unreachable', mayHaveActed: false });
  });
});
