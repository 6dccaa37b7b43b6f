import { applyPatch } from './data-path';
import { readWxml } from './wxml';
import { readWxss } from './wxss';
import { Chromed } from './chrome';
import type { Host } from './host';
import type { MpEvent } from './port';

type Hooks = Record<string, unknown>;

export interface PageInstance extends Hooks {
  route: string;
  data: Record<string, unknown>;
  options: Record<string, string>;
}

export interface OpenPage {
  id: number;
  instance: PageInstance;
  painted: boolean;
  scrollTop: number;
}

const depthLimit = 10;

/** Pages, their order and their lives, as WeChat keeps them. */
export class PageStack {
  readonly chrome: Chromed;
  private stack: OpenPage[] = [];
  private readonly tabs = new Map<string, OpenPage>();
  private readonly configs = new Map<string, Hooks>();
  private readonly acks = new Map<number, () => void>();
  private lastDefined: Hooks | undefined;
  private nextId = 1;

  constructor(private readonly host: Host) {
    this.chrome = new Chromed(host, this);
  }

  define(config: Hooks): void {
    this.lastDefined = config;
  }

  /** Components only pass events on to the page; their templates are drawn by the view. */
  defineComponent(config: Hooks): void {
    this.lastDefined = config;
  }

  instances(): PageInstance[] {
    return this.stack.map(({ instance }) => instance);
  }

  top(): OpenPage | undefined {
    return this.stack[this.stack.length - 1];
  }

  depth(): number {
    return this.stack.length;
  }

  find(id: number): OpenPage | undefined {
    return [...this.stack, ...this.tabs.values()].find((page) => page.id === id);
  }

  navigate(how: string, url: string, delta: number): void {
    this.host.realm.guard(how, () => {
      if (how === 'navigateBack') this.back(delta);
      else if (how === 'redirect' || how === 'redirectTo') this.redirectTo(url);
      else if (how === 'switchTab') this.switchTab(url);
      else if (how === 'reLaunch') this.reLaunch(url);
      else this.navigateTo(url);
    });
  }

  navigateTo(url: string): void {
    const { route } = this.parse(url);
    if (this.host.dist.isTab(route)) throw new Error(`can not navigateTo a tabbar page: ${route}`);
    if (this.stack.length >= depthLimit) throw new Error(`webview count limit exceed: ${depthLimit}`);
    this.hideTop();
    this.push(url);
  }

  redirectTo(url: string): void {
    const { route } = this.parse(url);
    if (this.host.dist.isTab(route)) throw new Error(`can not redirectTo a tabbar page: ${route}`);
    const gone = this.stack.pop();
    if (gone) this.unload(gone);
    this.push(url);
  }

  reLaunch(url: string): void {
    this.parse(url);
    const all = [...new Set([...this.stack.reverse(), ...this.tabs.values()])];
    this.stack = [];
    this.tabs.clear();
    for (const page of all) this.unload(page);
    this.push(url);
  }

  switchTab(url: string): void {
    const { route } = this.parse(url);
    if (!this.host.dist.isTab(route)) throw new Error(`can not switch to no-tabBar page: ${route}`);
    const kept = this.stack.find((page) => this.tabs.get(page.instance.route) === page);
    const leaving = this.top();
    if (leaving?.instance.route === route) return this.chrome.refresh();
    if (leaving && leaving === kept) this.hook(leaving, 'onHide');
    for (const page of this.stack.filter((page) => page !== kept).reverse()) this.unload(page);
    const known = this.tabs.get(route);
    this.stack = known ? [known] : [];
    if (known) this.showTop();
    else this.push(url);
  }

  tapTab(index: number): void {
    const item = this.host.dist.app.tabBar?.list[index];
    if (!item) return;
    this.host.realm.guard('tab bar', () => this.switchTab(`/${item.pagePath}`));
    const top = this.top();
    if (top) this.hook(top, 'onTabItemTap', this.host.realm.native({ index, pagePath: item.pagePath, text: item.text }));
  }

  back(delta: number): void {
    if (this.stack.length < 2) return;
    const gone = this.stack.splice(Math.max(1, this.stack.length - delta));
    for (const page of gone.reverse()) this.unload(page);
    this.showTop();
  }

  hideTop(): void {
    const top = this.top();
    if (top) this.hook(top, 'onHide');
  }

  showTop(): void {
    const top = this.top();
    if (!top) return;
    this.hook(top, 'onShow');
    this.chrome.refresh();
  }

  dispatch(pageId: number, handler: string, event: MpEvent): void {
    const page = this.find(pageId);
    if (!page) return;
    const fn = page.instance[handler];
    if (typeof fn !== 'function') return this.host.fault(new Error(`page has no handler "${handler}"`), page.instance.route);
    this.host.realm.call(`${page.instance.route} ${event.type}`, fn, page.instance, this.host.realm.native(event));
  }

  rendered(ack: number): void {
    const done = this.acks.get(ack);
    this.acks.delete(ack);
    done?.();
  }

  scrolled(id: number, top: number, bottom: boolean): void {
    const page = this.find(id);
    if (!page) return;
    page.scrollTop = top;
    this.hook(page, 'onPageScroll', this.host.realm.native({ scrollTop: top }));
    if (bottom) this.hook(page, 'onReachBottom');
  }

  hook(page: OpenPage, name: string, ...args: unknown[]): unknown {
    return this.host.realm.call(`${page.instance.route} ${name}`, page.instance[name], page.instance, ...args);
  }

  private parse(url: string): { route: string; query: Record<string, string> } {
    const [path = '', query = ''] = url.split('?');
    const from = this.top()?.instance.route ?? '';
    const route = path.startsWith('/') ? path.slice(1) : new URL(path, `http://host/${from}`).pathname.slice(1);
    if (!this.host.dist.routes().includes(route)) throw new Error(`page "${route}" is not found`);
    // WeChat hands over the query as it is written: decoding is the app's business.
    const pairs = query.split('&').filter(Boolean).map((pair) => [pair.split('=')[0] ?? '', pair.split('=').slice(1).join('=')]);
    return { route, query: Object.fromEntries(pairs) as Record<string, string> };
  }

  private push(url: string): void {
    const { route, query } = this.parse(url);
    const { host } = this;
    const config = this.load(route);
    const initial = JSON.parse(JSON.stringify(config.data ?? {})) as Record<string, unknown>;
    const page: OpenPage = { id: this.nextId++, painted: false, scrollTop: 0, instance: {} as PageInstance };
    const instance = Object.assign(page.instance, config, {
      route,
      __route__: route,
      options: host.realm.native(query),
      data: host.realm.native(initial),
      setData: (patch: Record<string, unknown>, done?: () => void) => this.setData(page, patch, done),
      getPageId: () => `pageId:${page.id}`,
      selectComponent: () => null,
      selectAllComponents: () => [],
    });
    this.stack.push(page);
    if (host.dist.isTab(route)) this.tabs.set(route, page);
    const files = readWxml(host.dist, `${route}.wxml`);
    const css = readWxss(host.dist, 'app.wxss') + readWxss(host.dist, `${route}.wxss`);
    host.view.post({ kind: 'page.open', id: page.id, route, files, css, config: host.dist.pageConfig(route), data: initial, v2: host.dist.app.style === 'v2' });
    this.chrome.opened(page);
    this.hook(page, 'onLoad', instance.options);
    this.hook(page, 'onShow');
    this.chrome.refresh();
    this.whenRendered({}, page, () => this.hook(page, 'onReady'));
  }

  private load(route: string): Hooks {
    const known = this.configs.get(route);
    if (known) return known;
    this.lastDefined = undefined;
    this.host.realm.require(`${route}.js`);
    if (!this.lastDefined) throw new Error(`${route}.js calls no Page()`);
    this.configs.set(route, this.lastDefined);
    return this.lastDefined;
  }

  private setData(page: OpenPage, patch: Record<string, unknown>, done?: () => void): void {
    const json = JSON.stringify(patch);
    const plain = JSON.parse(json) as Record<string, unknown>;
    this.host.payloads.push({ page: page.instance.route, bytes: Buffer.byteLength(json), when: page.painted ? 'later' : 'first', at: Date.now(), patch: plain });
    page.painted = true;
    page.instance.data = applyPatch(page.instance.data, plain);
    this.whenRendered(plain, page, () => {
      if (done) this.host.realm.call(`${page.instance.route} setData`, done, page.instance);
    });
  }

  private whenRendered(patch: Record<string, unknown>, page: OpenPage, done: () => void): void {
    const ack = this.nextId++;
    this.acks.set(ack, done);
    this.host.view.post({ kind: 'page.data', id: page.id, patch, ack });
  }

  private unload(page: OpenPage): void {
    this.tabs.delete(page.instance.route);
    this.hook(page, 'onUnload');
    this.host.view.post({ kind: 'page.close', id: page.id });
  }
}
