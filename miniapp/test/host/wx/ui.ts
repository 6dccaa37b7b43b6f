import type { Host } from '../host';
import { WxFail, type WxCall, type WxOptions, type WxTable } from '../api';
import type { DialogAnswer } from '../port';

const text = (value: unknown, otherwise = ''): string => (typeof value === 'string' ? value : otherwise);

const dialogs = (host: Host): Record<string, WxCall> => ({
  showModal: async (options: WxOptions) => {
    const answer = await host.view.ask<DialogAnswer>({
      kind: 'modal',
      title: text(options.title),
      content: text(options.content),
      confirmText: text(options.confirmText, '确定'),
      cancelText: text(options.cancelText, '取消'),
      confirmColor: text(options.confirmColor, '#576b95'),
      showCancel: options.showCancel !== false,
      editable: options.editable === true,
      placeholder: text(options.placeholderText),
    });
    return { confirm: answer.confirm, cancel: !answer.confirm, content: options.editable ? (answer.text ?? '') : null };
  },
  showActionSheet: async ({ alertText, itemList }: WxOptions) => {
    const items = (itemList ?? []) as string[];
    if (items.length > 6) throw new WxFail('parameter error: itemList should not be greater than 6');
    const answer = await host.view.ask<DialogAnswer>({ kind: 'sheet', title: text(alertText), items: [...items] });
    if (!answer.confirm) throw new WxFail('cancel');
    return { tapIndex: answer.index ?? 0 };
  },
});

export const uiApis = (host: Host): Record<string, WxCall> => {
  const { chrome } = host.pages;
  const { view } = host;
  return {
    ...dialogs(host),
    showToast: ({ title, icon, mask, duration, image }) =>
      view.post({ kind: 'toast', title: text(title), icon: text(icon, 'success'), mask: mask === true, duration: Number(duration ?? 1500), image: text(image) || undefined }),
    hideToast: () => view.post({ kind: 'toast.hide' }),
    showLoading: ({ title, mask }) => view.post({ kind: 'toast', title: text(title), icon: 'loading', mask: mask === true, duration: 0 }),
    hideLoading: () => view.post({ kind: 'toast.hide' }),
    setNavigationBarTitle: ({ title }) => chrome.setBar({ title: text(title) }),
    setNavigationBarColor: ({ frontColor, backgroundColor }) =>
      chrome.setBar({ textStyle: frontColor === '#ffffff' ? 'white' : 'black', background: text(backgroundColor) }),
    showNavigationBarLoading: () => chrome.setBar({ loading: true }),
    hideNavigationBarLoading: () => chrome.setBar({ loading: false }),
    setTabBarItem: ({ index, text: words, iconPath, selectedIconPath, pagePath }) =>
      chrome.setTab(Number(index), Object.fromEntries(Object.entries({ text: words, iconPath, selectedIconPath, pagePath }).filter(([, value]) => value !== undefined))),
    setTabBarStyle: ({ color, selectedColor, backgroundColor }) =>
      chrome.setTabStyle(Object.fromEntries(Object.entries({ color, selectedColor, backgroundColor }).filter(([, value]) => value !== undefined))),
    setTabBarBadge: ({ index, text: words }) => chrome.setTab(Number(index), { badge: text(words) }),
    removeTabBarBadge: ({ index }) => chrome.setTab(Number(index), { badge: undefined }),
    showTabBarRedDot: ({ index }) => chrome.setTab(Number(index), { dot: true }),
    hideTabBarRedDot: ({ index }) => chrome.setTab(Number(index), { dot: false }),
    hideTabBar: () => chrome.hideTabs(true),
    showTabBar: () => chrome.hideTabs(false),
    setBackgroundColor: () => undefined,
    setBackgroundTextStyle: () => undefined,
    startPullDownRefresh: () => {
      const top = host.pages.top();
      if (top) host.pages.hook(top, 'onPullDownRefresh');
    },
    stopPullDownRefresh: () => undefined,
    hideHomeButton: () => undefined,
    hideKeyboard: () => undefined,
    pageScrollTo: ({ scrollTop, selector }) => {
      const top = host.pages.top();
      if (top) view.post({ kind: 'page.scroll', id: top.id, top: typeof scrollTop === 'number' ? scrollTop : undefined, selector: text(selector) || undefined });
    },
  };
};

export const uiTable = (host: Host): WxTable => ({
  enableAlertBeforeUnload: () => undefined,
  disableAlertBeforeUnload: () => undefined,
  onKeyboardHeightChange: () => undefined,
  offKeyboardHeightChange: () => undefined,
  onWindowResize: () => undefined,
  offWindowResize: () => undefined,
  getMenuButtonBoundingClientRect: () => host.realm.native({ width: 87, height: 32, left: 295, right: 382, top: 53, bottom: 85 }),
});
