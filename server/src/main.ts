import 'reflect-metadata';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { buildApp, type App } from './app';
import { takeLock } from './lock';
import { signInOptions } from './modules/accounts';
import { createOp } from './platform/op';
import { readSettings, type Settings } from './platform/env';
import { ConsoleSender } from './platform/outbound/sms';
import { isEmpty, seedDemo } from './seed';
import { hello, sentenceOf } from './start-words';

const root = resolve(__dirname, '../..');
/** Requests under way get this long to end when the server stops. */
const STOP_MS = 10_000;
/** npm hands Ctrl-C on, so that it comes twice; only a later one means “at once”. */
const SECOND_SIGNAL_MS = 1_500;

interface Running { app: App; server: Server; release: () => void }

async function start(settings: Settings): Promise<Running> {
  // Only the embedded database belongs to one process.
  const release = settings.databaseUrl ? () => undefined : takeLock(settings.dataDir);
  try {
    const app = await buildApp({ settings });
    const { services } = app;
    if (settings.seedDemo && (await isEmpty(services))) await seedDemo(services);
    const options = await services.db.read((m) => signInOptions(createOp(services, m, null)));
    // The demo is open to whoever taps a hat, and nobody pays for its messages.
    if (options.demo && !settings.allowConsoleCodes) services.codes = new ConsoleSender({ env: { ALLOW_CONSOLE_CODES: '1' } });
    const server = createServer(app.koa.callback());
    await new Promise<void>((done, failed) => { server.once('error', failed); server.listen(settings.port, settings.host, done); });
    const { port } = server.address() as AddressInfo;
    process.stdout.write(hello({ host: settings.host, port, options, printsCodes: options.demo || settings.allowConsoleCodes || !settings.production, empty: await isEmpty(services) }));
    return { app, server, release };
  } catch (error) {
    release();
    throw error;
  }
}

/** No new requests, those under way end, then the outbox, the database and the lock. */
async function stop({ app, server, release }: Running): Promise<void> {
  const cut = setTimeout(() => server.closeAllConnections(), STOP_MS);
  await new Promise((done) => server.close(done));
  clearTimeout(cut);
  await app.stop();
  release();
}

async function main(): Promise<void> {
  let stoppedAt = 0;
  const starting = start(readSettings(process.env, root));
  const end = (): void => {
    if (stoppedAt) { if (Date.now() - stoppedAt > SECOND_SIGNAL_MS) process.exit(1); return; }
    stoppedAt = Date.now();
    process.stdout.write('\n正在停下来……\n');
    starting.then(stop).then(() => process.exit(0), (error: unknown) => fail(error));
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  await starting;
}

function fail(error: unknown): never {
  process.stderr.write(`${sentenceOf(error)}\n`);
  if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  process.exit(1);
}

main().catch(fail);
