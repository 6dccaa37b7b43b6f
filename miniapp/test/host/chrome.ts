import type { Chrome } from './port';
import type { Host } from './host';
import type { OpenPage, PageStack } from './pages';

interface Bar {
  title: string;
  background: string;
  textStyle: 'black' | 'white';
  loading: boolean;
}

/** The native bars around a page: title, capsule, tab bar. */
export class Chromed {
  private readonly bars = new Map<number, Bar>();
  private readonly tabs: Chrome['tabs'];
  private readonly style: Chrome['tabBar'];
  private tabsHidden = false;

  constructor(
    private readonly host: Host,
    private readonly pages: PageStack,
  ) {
    const bar = host.dist.app.tabBar;
    this.tabs = (bar?.list ?? []).map((item) => ({ ...item }));
    this.style = { color: bar?.color ?? '#000000', selectedColor: bar?.selectedColor ?? '#000000', backgroundColor: bar?.backgroundColor ?? '#ffffff' };
  }

  opened({ id, instance }: OpenPage): void {
    const config = this.host.dist.pageConfig(instance.route);
    this.bars.set(id, {
      title: config.navigationBarTitleText ?? '',
      background: config.navigationBarBackgroundColor ?? '#ffffff',
      textStyle: config.navigationBarTextStyle ?? 'black',
      loading: false,
    });
  }

  setBar(change: Partial<Bar>): void {
    const top = this.pages.top();
    const bar = top && this.bars.get(top.id);
    if (bar) Object.assign(bar, change);
    this.refresh();
  }

  setTab(index: number, change: Partial<Chrome['tabs'][number]>): void {
    const tab = this.tabs[index];
    if (!tab) throw new Error('tabbar item not found');
    Object.assign(tab, change);
    this.refresh();
  }

  setTabStyle(change: Partial<Chrome['tabBar']>): void {
    Object.assign(this.style, change);
    this.refresh();
  }

  hideTabs(hidden: boolean): void {
    this.tabsHidden = hidden;
    this.refresh();
  }

  refresh(): void {
    const state = this.state();
    if (state) this.host.view.post({ kind: 'chrome', chrome: state });
  }

  state(): Chrome | undefined {
    const top = this.pages.top();
    const bar = top && this.bars.get(top.id);
    if (!top || !bar) return undefined;
    const { dist } = this.host;
    const { route } = top.instance;
    const isTab = dist.isTab(route);
    return {
      ...bar,
      pageId: top.id,
      custom: dist.pageConfig(route).navigationStyle === 'custom',
      back: this.pages.depth() > 1 ? 'back' : isTab || route === dist.app.pages[0] ? 'none' : 'home',
      tabs: isTab && !this.tabsHidden ? this.tabs : [],
      selected: this.tabs.findIndex((tab) => tab.pagePath === route),
      tabBar: this.style,
    };
  }
}
