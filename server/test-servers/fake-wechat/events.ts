import { createHash, randomBytes } from 'node:crypto';
import { invented, type MediaPlan, type World } from './world';

export type PushOptions = {
  /** How the platform writes a single entry; an object unless told. */
  list?: 'object' | 'array';
  createTime?: 'number' | 'string';
  badSignature?: boolean;
};

type Entry = Record<string, string>;
export type Notify = ReturnType<typeof notifier>;

const waiting = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());

/** Pushes events to the callback of the project, in the background, as the platform does. `settled` waits until all have arrived or failed. */
export function notifier(read: () => { world: World; now: number; appid: string }) {
  const running = new Set<Promise<unknown>>();

  async function post(url: string, body: string): Promise<number> {
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body, redirect: 'manual' });
    await answer.arrayBuffer();
    return answer.status;
  }

  async function push(body: Record<string, unknown>, { createTime = 'number', badSignature = false }: PushOptions = {}): Promise<number | null> {
    const { world, now } = read();
    if (!world.callback) return null;
    const seconds = Math.floor(now / 1_000);
    const [timestamp, nonce] = [String(seconds), randomBytes(8).toString('hex')];
    const signature = createHash('sha1').update([badSignature ? 'another token' : world.callback.token, timestamp, nonce].sort().join('')).digest('hex');
    const url = new URL(world.callback.url);
    for (const [key, value] of Object.entries({ signature, timestamp, nonce })) url.searchParams.set(key, value);
    const complete = JSON.stringify({ ToUserName: 'gh_0000guiyan', MsgType: 'event', CreateTime: createTime === 'number' ? seconds : timestamp, ...body });
    world.lastPush = { url: url.href, body: complete };
    return post(url.href, complete);
  }

  /** A callback that is down loses the event, as it would at the platform after its retries. */
  const background = (work: Promise<unknown>) => {
    const done: Promise<unknown> = work.catch(() => null).finally(() => running.delete(done));
    running.add(done);
  };

  const shaped = (entries: Entry[], list: PushOptions['list']) => (entries.length === 1 && list !== 'array' ? entries[0] : entries);

  return {
    push,
    subscribe: (event: 'popup' | 'change', openid: string, entries: Entry[], options: PushOptions = {}) =>
      push({ FromUserName: openid, Event: `subscribe_msg_${event}_event`, List: shaped(entries, options.list) }, options),
    delivered(openid: string, templateId: string, msgid: string): void {
      const entry = { TemplateId: templateId, MsgID: msgid, ErrorCode: '0', ErrorStatus: 'success' };
      background(push({ FromUserName: openid, Event: 'subscribe_msg_sent_event', List: entry }));
    },
    mediaChecked(openid: string, trace: string, plan: MediaPlan): void {
      const { suggest, label, unreachable = false, times = 1, delayMs = 0 } = plan;
      const outcome = unreachable ? { errcode: -1_008, errmsg: 'unreachable url' } : { errcode: 0, errmsg: 'ok', result: { suggest, label } };
      const body = { FromUserName: openid, Event: 'wxa_media_check', appid: read().appid, trace_id: trace, version: 2, detail: [], ...outcome };
      for (let time = 0; time < times; time += 1) background(waiting(delayMs).then(() => push(body)));
    },
    async replay(): Promise<number | null> {
      const last = read().world.lastPush;
      return last ? post(last.url, last.body) : null;
    },
    async settled(): Promise<void> {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

export const inventedOpenid = (): string => invented('o', 20).slice(0, 28);
