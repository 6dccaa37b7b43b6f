import 'reflect-metadata';
import { join, resolve } from 'node:path';
import type Koa from 'koa';
import { contract } from '@guiyan/shared/contract';
import { systemClock, type Clock } from './platform/clock';
import { Keyring } from './platform/crypto';
import { Database } from './platform/db/database';
import type { Settings } from './platform/env';
import { Listeners } from './platform/events';
import { addPlatformJobs } from './platform/jobs';
import { createLog, type Log } from './platform/log';
import { codeSender, smsSender, type CodeSender, type SmsSender } from './platform/outbound/sms';
import { createWechat, type Wechat } from './platform/outbound/wechat';
import { createOp } from './platform/op';
import { Outbox } from './platform/outbox';
import { Schedule } from './platform/schedule';
import type { Services } from './platform/services';
import { Storage } from './platform/storage';
import { createServer } from './http/server';
import { ReadLog } from './http/read-log';
import { migrations } from './migrations';
import { entities, handlers, register } from './modules';
import { loadActor, loadSessionActor } from './modules/accounts';
import { listCounties } from './modules/orgs';
import { labelsOf, restOf } from './modules/settings';

export interface AppOptions { settings: Settings; clock?: Clock; log?: Log; codes?: CodeSender; sms?: SmsSender | null; wechat?: Wechat | null; limitScale?: number; jobs?: boolean; migrate?: boolean }
export interface App { koa: Koa; services: Services; reads: ReadLog; migrated: string[]; stop(): Promise<void> }

const root = resolve(__dirname, '../..');

/** Builds the whole app on one database. `npm start` and every test use this. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { settings } = options;
  const log = options.log ?? createLog(settings.logLevel);
  const clock = options.clock ?? systemClock;
  const db = await Database.open({ url: settings.databaseUrl, file: join(settings.dataDir, 'guiyan.sqlite'), entities, migrations });
  const migrated = options.migrate === false ? [] : await db.migrate();
  const keys = await Keyring.open(db, settings.keysDir);
  const storage = new Storage(join(settings.dataDir, 'files'), keys);
  const services: Services = {
    settings, clock, log, db, keys, storage, listeners: new Listeners(), outbox: new Outbox(() => services), schedule: new Schedule(() => services),
    codes: options.codes ?? codeSender(settings),
    sms: options.sms !== undefined ? options.sms : smsSender(settings.sms, log),
    wechat: options.wechat !== undefined ? options.wechat : settings.wechat ? createWechat({ baseUrl: settings.wechat.baseUrl, appid: settings.wechat.appid, secret: settings.wechat.secret, clock, log }) : null,
  };
  for (const county of await db.read((m) => listCounties(createOp(services, m, null)))) await keys.ensure(county.id);
  addPlatformJobs(services);
  register(services);
  const reads = new ReadLog(services);
  const koa = createServer({
    services, contract, handlers, reads, roots: { h5: join(root, 'miniapp/dist/h5'), desktop: join(root, 'desktop/dist') },
    loadActor: async (token) => {
      const actor = await loadActor(services, token);
      // A county may have been made by another process since this one started.
      if (actor.countyId) await keys.ensure(actor.countyId);
      return actor;
    },
    restOf: (actor, endpoint) => restOf(services, actor, endpoint),
    labelsOf: (countyId) => db.read((m) => labelsOf(createOp(services, m, null), countyId)),
    loadSession: (id) => loadSessionActor(services, id), ready: async () => { await db.read((m) => m.query('select 1')); },
    ...(options.limitScale ? { limitScale: options.limitScale } : {}),
  });
  if (options.jobs !== false) { services.schedule.start(); services.outbox.wake(); }
  return {
    koa, services, reads, migrated,
    stop: async () => {
      await services.schedule.stop();
      await services.outbox.stop();
      await reads.flush();
      await db.close();
    },
  };
}
