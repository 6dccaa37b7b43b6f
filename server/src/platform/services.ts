import type { Clock } from './clock';
import type { Keyring } from './crypto';
import type { Database } from './db/database';
import type { Listeners } from './events';
import type { Log } from './log';
import type { Outbox } from './outbox';
import type { Schedule } from './schedule';
import type { Storage } from './storage';
import type { Settings } from './env';
import type { CodeSender, SmsSender } from './outbound/sms';
import type { Wechat } from './outbound/wechat';

/** What the whole app shares; built once in app.ts. */
export interface Services {
  settings: Settings; clock: Clock; log: Log; db: Database; keys: Keyring; listeners: Listeners; outbox: Outbox; schedule: Schedule; storage: Storage;
  codes: CodeSender;
  /** null without an SMS gateway. */
  sms: SmsSender | null;
  /** null without WeChat credentials. */
  wechat: Wechat | null;
}
