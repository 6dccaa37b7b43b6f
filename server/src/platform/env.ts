import { resolve } from 'node:path';
import { z } from 'zod';

const Env = z.object({
  NODE_ENV: z.string().default('production'),
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  KEYS_DIR: z.string().default('./keys'),
  DATABASE_URL: z.string().default(''),
  LOG_LEVEL: z.string().default('warn'),
  TRUST_PROXY: z.enum(['0', '1']).default('0'),
  ALLOW_CONSOLE_CODES: z.enum(['0', '1']).default('0'),
  SEED_DEMO: z.enum(['auto', 'yes', 'no']).default('auto'),
  WECHAT_APPID: z.string().default(''),
  WECHAT_SECRET: z.string().default(''),
  WECHAT_BASE_URL: z.string().default('https://api.weixin.qq.com'),
  WECHAT_TEMPLATE: z.string().default(''),
  SMS_URL: z.string().default(''),
  SMS_TOKEN: z.string().default(''),
});

export interface Settings {
  production: boolean; port: number; host: string; dataDir: string; keysDir: string; databaseUrl: string; logLevel: string; trustProxy: boolean;
  allowConsoleCodes: boolean; seedDemo: boolean;
  wechat: { appid: string; secret: string; baseUrl: string; template: string } | null;
  sms: { url: string; token: string } | null;
}

/** Reads the environment; a wrong value is told by its name. Relative folders are taken from `root`. */
export function readSettings(env: NodeJS.ProcessEnv, root: string): Settings {
  const parsed = Env.safeParse(Object.fromEntries(Object.entries(env).filter(([, v]) => v !== '')));
  if (!parsed.success) throw new Error(`Wrong setting: ${parsed.error.issues.map((i) => `${i.path.join('.')} (${i.message})`).join(', ')}`);
  const e = parsed.data;
  return {
    production: e.NODE_ENV === 'production', port: e.PORT, host: e.HOST, dataDir: resolve(root, e.DATA_DIR), keysDir: resolve(root, e.KEYS_DIR), databaseUrl: e.DATABASE_URL,
    logLevel: e.LOG_LEVEL, trustProxy: e.TRUST_PROXY === '1', allowConsoleCodes: e.ALLOW_CONSOLE_CODES === '1', seedDemo: e.SEED_DEMO === 'yes' || (e.SEED_DEMO === 'auto' && !e.DATABASE_URL),
    wechat: e.WECHAT_APPID && e.WECHAT_SECRET ? { appid: e.WECHAT_APPID, secret: e.WECHAT_SECRET, baseUrl: e.WECHAT_BASE_URL, template: e.WECHAT_TEMPLATE } : null,
    sms: e.SMS_URL && e.SMS_TOKEN ? { url: e.SMS_URL, token: e.SMS_TOKEN } : null,
  };
}
