import { count, sql } from '../platform/db/sql';
import { createLog } from '../platform/log';
import { createWechat } from '../platform/outbound/wechat';
import { startFakeWechat, type FakeWechat } from '../../test-servers/fake-wechat';
import { app, TEST_NOW, type Caller, type TestApp } from './app';
import { peek, type Away } from './factories/county';

export interface WechatPhone { openid: string; caller: Caller }
export interface WithWechat {
  t: TestApp; fake: FakeWechat;
  /** Forgets all that WeChat knew. */
  reset(): void;
  /** Sends everything that is due, also what the server itself has just begun to send. */
  flush(): Promise<void>;
  /** Signs in over WeChat as the roster’s member and agrees to `agreed` messages. */
  onWechat(away: Away, agreed?: number): Promise<WechatPhone>;
  sentTo(openid: string): number;
  close(): Promise<void>;
}

/** The real server with a WeChat of its own; both go by one clock. */
export async function withWechat(): Promise<WithWechat> {
  let now = (): number => TEST_NOW;
  const fake = await startFakeWechat({ now: () => now() });
  const t = await app({
    settings: { wechat: { appid: fake.appid, secret: fake.secret, baseUrl: fake.url, template: 'todo' } },
    wechat: async (clock) => {
      now = () => clock.now();
      return createWechat({ baseUrl: fake.url, appid: fake.appid, secret: fake.secret, clock, log: createLog('fatal'), timeoutMs: 400, random: () => 0 });
    },
  });
  return {
    t, fake,
    reset: () => {
      fake.control.reset();
      fake.control.addTemplate({ id: 'todo', keys: ['thing1', 'time2'] });
    },
    flush: async () => {
      const busy = () => peek(t, (op) => count(op.db, sql(`select count(*) from outbox where (status = 'waiting' and not_before <= ?) or (status = 'claimed' and claimed_until > ?)`, op.now, op.now)));
      for (;;) {
        await t.services.outbox.drain();
        if ((await busy()) === 0) return;
        await new Promise((r) => setTimeout(r, 10));
      }
    },
    onWechat: async (away, agreed = 1) => {
      const { openid } = fake.control.createUser({ phone: away.phone });
      const session = await t.as(null).do('session.wechat', { code: fake.control.loginCode({ openid }), phoneCode: fake.control.phoneCode({ openid }), keep: 'body' });
      const caller = t.as(session.accessToken);
      await caller.do('accounts.bindMember', { name: away.name, idLast4: away.idNo.slice(-4) });
      for (let i = 0; i < agreed; i += 1) {
        await fake.control.tap({ openid, templateId: 'todo', answer: 'accept' });
        await caller.do('notices.grant', { answer: 'accept' });
      }
      return { openid, caller };
    },
    sentTo: (openid) => fake.control.sent().filter((m) => m.touser === openid).length,
    close: async () => {
      await t.close();
      await fake.stop();
    },
  };
}
