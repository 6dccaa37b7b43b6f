import { Dist } from './dist';
import { Realm } from './realm';
import { PageStack } from './pages';
import { createWx } from './wx/index';
import { HostStorage } from './wx/storage';
import { defaultSettings, type HostOptions, type HostSettings } from './settings';
import type { FromView, ViewPort } from './port';

export interface PayloadRecord {
  page: string;
  bytes: number;
  /** 'first' is the page's first setData, that is its first paint. */
  when: 'first' | 'later';
  at: number;
  patch: Record<string, unknown>;
}

export interface Fault {
  where: string;
  message: string;
}

type Hooks = Record<string, unknown>;
const hostsByRealm = new Set<Host>();

// A rejected promise nobody handles is a fault of the app that made it; any other one stays fatal.
// Under Jest this is never reached: Jest fails the running test by itself.
const onRejection = (reason: unknown, promise: Promise<unknown>): void => {
  for (const host of hostsByRealm) {
    if (promise instanceof host.realm.Promise) return host.fault(reason, 'unhandled promise');
  }
  throw reason;
};

/** The logic half of the phone: the app's real code in its own realm, `wx`, and the page stack. */
export class Host {
  readonly dist: Dist;
  readonly realm: Realm;
  readonly settings: HostSettings;
  readonly storage: HostStorage;
  readonly pages: PageStack;
  readonly payloads: PayloadRecord[] = [];
  readonly faults: Fault[] = [];
  readonly logs: { level: string; text: string }[] = [];
  /** Every asynchronous wx call, for tests that ask whether something was called. */
  readonly calls: { name: string; options: Record<string, unknown> }[] = [];
  appStartMs = 0;
  app: Hooks = {};
  closed = false;
  clipboard = '';
  /** What the app gets from getLaunchOptionsSync. */
  enter: unknown = {};
  private readonly endings: (() => void)[] = [];

  constructor(
    readonly options: HostOptions,
    readonly view: ViewPort,
  ) {
    this.dist = new Dist(options.dist);
    this.settings = Object.assign(defaultSettings(), options.settings);
    this.storage = options.storage ?? new HostStorage();
    if (options.apiBase) this.storage.set('guiyan.api', JSON.stringify(options.apiBase));
    this.realm = new Realm(
      this.dist,
      (error, where) => this.fault(error, where),
      {
        App: (hooks: Hooks) => {
          this.app = hooks;
        },
        Page: (config: Hooks) => this.pages.define(config),
        Component: (config: Hooks) => this.pages.defineComponent(config),
        Behavior: (config: unknown) => config,
        getApp: () => this.app,
        getCurrentPages: () => this.pages.instances(),
      },
      (level, args) => this.logs.push({ level, text: args.map((arg) => (arg instanceof Error ? arg.message : String(arg))).join(' ') }),
    );
    this.pages = new PageStack(this);
    this.realm.context.wx = createWx(this);
    if (hostsByRealm.size === 0) process.on('unhandledRejection', onRejection);
    hostsByRealm.add(this);
  }

  /** Evaluates app.js, starts the app and opens its first page. Throws what app.js throws. */
  start(): this {
    this.appStartMs = this.realm.timed('app.js');
    const [path = '', query = ''] = (this.options.launch ?? this.dist.app.pages[0] ?? '').replace(/^\//, '').split('?');
    const entry = this.realm.native({ path, query: Object.fromEntries(new URLSearchParams(query)), scene: 1001, shareTicket: '', referrerInfo: {} });
    this.enter = entry;
    this.realm.call('App.onLaunch', this.app.onLaunch, this.app, entry);
    this.realm.call('App.onShow', this.app.onShow, this.app, entry);
    this.pages.reLaunch(`/${path}${query ? `?${query}` : ''}`);
    return this;
  }

  /** The user leaves for another app, or comes back. */
  hide(): void {
    this.pages.hideTop();
    this.realm.call('App.onHide', this.app.onHide, this.app);
  }

  show(): void {
    this.realm.call('App.onShow', this.app.onShow, this.app, this.enter);
    this.pages.showTop();
  }

  fault(error: unknown, where: string): void {
    const { message = String(error), stack = '' } = (error ?? {}) as Partial<Error>;
    const place = stack.split('\n').find((line) => /\.js:\d/.test(line) && !line.includes('node_modules'))?.trim() ?? '';
    this.faults.push({ where, message: `${message} ${place}`.trim() });
  }

  /** Throws when the app threw anywhere since the last look. */
  assertSound(): void {
    if (this.faults.length === 0) return;
    const told = this.faults.splice(0).map(({ where, message }) => `${where}: ${message}`);
    throw new Error(`The app failed:\n${told.join('\n')}`);
  }

  /** A result as the app may receive it: buffers stay buffers, the rest is copied into its realm. */
  toApp<T extends Record<string, unknown>>(result: T): T {
    const kept = Object.entries(result).filter(([, value]) => value instanceof this.realm.ArrayBuffer || typeof value === 'function');
    return Object.assign(this.realm.native(result), Object.fromEntries(kept)) as T;
  }

  receive(message: FromView): void {
    if (this.closed) return;
    switch (message.kind) {
      case 'events':
        for (const { handler, event } of message.events) this.pages.dispatch(message.page, handler, event);
        return;
      case 'ack':
        for (const id of message.ids) this.pages.rendered(id);
        return;
      case 'back':
        return this.pages.back(1);
      case 'tab':
        return this.pages.tapTab(message.index);
      case 'navigate':
        return this.pages.navigate(message.openType, message.url, message.delta);
      case 'openType':
        return this.openType(message);
      case 'scroll':
        return this.pages.scrolled(message.page, message.top, message.bottom);
      case 'fault':
        return this.fault(new Error(message.message), 'view');
    }
  }

  onClose(run: () => void): void {
    this.endings.push(run);
  }

  close(): void {
    this.closed = true;
    for (const end of this.endings) end();
    this.realm.close();
    hostsByRealm.delete(this);
    if (hostsByRealm.size === 0) process.off('unhandledRejection', onRejection);
  }

  private openType({ page, name, targets }: Extract<FromView, { kind: 'openType' }>): void {
    if (name !== 'getPhoneNumber') return this.fault(new Error(`button open-type="${name}" is not in the host`), 'view');
    const { phoneCode } = this.settings;
    const detail = phoneCode ? { code: phoneCode, errMsg: 'getPhoneNumber:ok' } : { errMsg: 'getPhoneNumber:fail user deny' };
    for (const { handler, event } of targets) this.pages.dispatch(page, handler, { ...event, detail });
  }
}
