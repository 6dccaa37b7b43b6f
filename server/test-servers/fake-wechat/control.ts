import { inventedOpenid, type Notify, type PushOptions } from './events';
import type { Fault } from './faults';
import { freshWorld, grantKey, invented, type Call, type Limits, type MediaPlan, type SentMessage, type Template, type User, type Verdict, type World } from './world';

export type Answer = 'accept' | 'reject' | 'ban' | 'filter';
export type Held = { world: World; now(): number; setNow(now: number): void; replaceWorld(world: World): void };
export type Control = ReturnType<typeof makeControl>;

/** What tests and demos may do to the platform. Every verb takes one plain object, so that POST /__control/<verb> takes the same as its JSON body. */
export function makeControl(held: Held, notify: Notify) {
  const world = () => held.world;
  const userOf = (openid: string): User => {
    const user = world().users.get(openid);
    if (!user) throw new Error('no such user; create it first');
    return user;
  };
  const mint = (kind: 'login' | 'phone', openid: string): string => {
    userOf(openid);
    const value = invented(kind === 'login' ? '0' : '', 24);
    world().codes.set(value, { kind, openid, madeAt: held.now(), used: false });
    return value;
  };
  const setGrants = (openid: string, templateId: string, change: (before: number) => number) => {
    const key = grantKey(openid, templateId);
    world().grants.set(key, change(world().grants.get(key) ?? 0));
  };

  return {
    reset(): void {
      held.replaceWorld(freshWorld());
    },
    /** `phone`: 11 digits, or "+852 51234567". */
    createUser({ openid = inventedOpenid(), unionid, phone = '13900000000' }: { openid?: string; unionid?: string; phone?: string } = {}): User {
      const user: User = { openid, phone, blocked: false, lastLogin: 0, ...(unionid ? { unionid } : {}) };
      world().users.set(openid, user);
      return { ...user };
    },
    blockUser({ openid, blocked = true }: { openid: string; blocked?: boolean }): void {
      userOf(openid).blocked = blocked;
    },
    /** What `wx.login` hands to the client. */
    loginCode({ openid }: { openid: string }): string {
      return mint('login', openid);
    },
    /** What the getPhoneNumber button hands to the client. */
    phoneCode({ openid }: { openid: string }): string {
      return mint('phone', openid);
    },
    addTemplate({ id, keys }: Template): void {
      world().templates.set(id, { id, keys: [...keys] });
    },
    /** Published pages; none given means every page exists. */
    setPages({ pages }: { pages: string[] }): void {
      world().pages = new Set(pages);
    },
    /** The user answers the consent sheet: accept is one grant. Answers the callback's HTTP status, null without one. */
    tap({ openid, templateId, answer, ...options }: { openid: string; templateId: string | string[]; answer: Answer } & PushOptions): Promise<number | null> {
      userOf(openid);
      const ids = [templateId].flat();
      if (answer === 'accept') for (const id of ids) setGrants(openid, id, (before) => before + 1);
      return notify.subscribe('popup', openid, ids.map((id) => ({ TemplateId: id, SubscribeStatusString: answer, PopupScene: '0' })), options);
    },
    /** The user turns the template off (or on) in the settings. */
    changeSwitch({ openid, templateId, answer, ...options }: { openid: string; templateId: string; answer: 'accept' | 'reject' } & PushOptions): Promise<number | null> {
      userOf(openid);
      if (answer === 'reject') setGrants(openid, templateId, () => 0);
      return notify.subscribe('change', openid, [{ TemplateId: templateId, SubscribeStatusString: answer }], options);
    },
    grants({ openid, templateId }: { openid: string; templateId: string }): number {
      return world().grants.get(grantKey(openid, templateId)) ?? 0;
    },
    setClock({ now }: { now: number }): void {
      held.setNow(now);
    },
    advance({ ms }: { ms: number }): void {
      held.setNow(held.now() + ms);
    },
    sent(): SentMessage[] {
      return structuredClone(world().sent);
    },
    calls({ endpoint }: { endpoint?: string } = {}): Call[] {
      return structuredClone(world().calls.filter((call) => endpoint === undefined || call.endpoint === endpoint));
    },
    fault(fault: Fault): void {
      world().faults.push({ ...fault });
    },
    clearFaults(): void {
      world().faults.length = 0;
    },
    revokeToken(): void {
      for (const token of world().tokens) token.killed = true;
    },
    setExpiredCode({ errcode }: { errcode: 40001 | 42001 }): void {
      world().expiredCode = errcode;
    },
    setLimits(limits: Partial<Limits>): void {
      Object.assign(world().limits, limits);
    },
    queueTextVerdict(verdict: Verdict): void {
      world().textVerdicts.push({ ...verdict });
    },
    queueMediaVerdict(plan: MediaPlan): void {
      world().mediaPlans.push({ ...plan });
    },
    setCallback({ url, token }: { url: string; token: string }): void {
      world().callback = { url, token };
    },
    /** Any event body, signed. */
    push({ body, ...options }: { body: Record<string, unknown> } & PushOptions): Promise<number | null> {
      return notify.push(body, options);
    },
    /** The last event once more, byte for byte. */
    replay(): Promise<number | null> {
      return notify.replay();
    },
    settled(): Promise<void> {
      return notify.settled();
    },
  };
}
