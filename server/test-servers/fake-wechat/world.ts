import { randomBytes } from 'node:crypto';
import type { Fault } from './faults';

export type User = { openid: string; unionid?: string; phone: string; blocked: boolean; /** Epoch ms, 0 never; content is checked only for users seen within two hours. */ lastLogin: number };
export type Template = { id: string; /** Field names such as thing1; each message must fill all of them. */ keys: string[] };
export type Code = { kind: 'login' | 'phone'; openid: string; madeAt: number; used: boolean };
export type Token = { value: string; expiresAt: number; killed: boolean };
export type SentMessage = { msgid: string; at: number; touser: string; templateId: string; page: string; data: Record<string, string>; state: string };
export type Call = { at: number; endpoint: string; openid?: string; errcode: number; fault?: Fault['kind'] };
export type Suggest = 'pass' | 'review' | 'risky';
export type Verdict = { suggest: Suggest; label: number };
export type MediaPlan = Verdict & { unreachable?: boolean; /** 0 never, 2 doubled. */ times?: number; delayMs?: number };
export type Limits = { sessionPerMinute: number; tokenPerMinute: number; forcePerDay: number; checkPerMinute: number; codePerMinute: number; sendPerDay: number };

const limits: Limits = { sessionPerMinute: 100, tokenPerMinute: 10_000, forcePerDay: 20, checkPerMinute: 4_000, codePerMinute: 5_000, sendPerDay: 10_000_000 };

export type World = ReturnType<typeof freshWorld>;
/** Everything the platform would remember; a reset makes a new one. */
export const freshWorld = () => ({
  users: new Map<string, User>(),
  templates: new Map<string, Template>(),
  pages: new Set<string>(),
  codes: new Map<string, Code>(),
  tokens: [] as Token[],
  forcedAt: [] as number[],
  grants: new Map<string, number>(),
  counts: new Map<string, number>(),
  sent: [] as SentMessage[],
  calls: [] as Call[],
  faults: [] as Fault[],
  textVerdicts: [] as Verdict[],
  mediaPlans: [] as MediaPlan[],
  limits: { ...limits },
  /** Which of the two the platform answers for an outlived token is not documented. */
  expiredCode: 42001 as 40001 | 42001,
  callback: null as { url: string; token: string } | null,
  lastPush: null as { url: string; body: string } | null,
  nextMsgid: 2_258_495_213_137_772_500n,
});

export const grantKey = (openid: string, templateId: string): string => `${openid} ${templateId}`;
export const invented = (prefix: string, bytes: number): string => prefix + randomBytes(bytes).toString('base64url');
const hex = (bytes: number) => randomBytes(bytes).toString('hex');
export const rid = (): string => `${hex(4)}-${hex(4)}-${hex(4)}`;

/** Counts one more in this window; true when that is over the limit. */
export function over(world: World, name: string, window: number, now: number, limit: number): boolean {
  const key = `${name} ${window} ${Math.floor(now / window)}`;
  const count = (world.counts.get(key) ?? 0) + 1;
  world.counts.set(key, count);
  return count > limit;
}
