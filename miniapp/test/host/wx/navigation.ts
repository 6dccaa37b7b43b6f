import type { Host } from '../host';
import { WxFail, type WxCall, type WxOptions } from '../api';

export const navigationApis = (host: Host): Record<string, WxCall> => {
  const go = (move: (url: string) => void) => ({ url }: WxOptions) => {
    try {
      move(String(url));
    } catch (error) {
      // A page that cannot be opened is the app's mistake even when nobody listens to `fail`.
      host.fault(error, `open ${String(url)}`);
      throw new WxFail((error as Error).message);
    }
  };
  const { pages } = host;
  return {
    // A phone starts these on a later turn and fetches a sub-package before the page exists.
    navigateTo: async (options) => {
      await undefined;
      go((url) => pages.navigateTo(url))(options);
      return { eventChannel: {} };
    },
    redirectTo: async (options) => {
      await undefined;
      go((url) => pages.redirectTo(url))(options);
    },
    reLaunch: async (options) => {
      await undefined;
      go((url) => pages.reLaunch(url))(options);
    },
    switchTab: async (options) => {
      await undefined;
      go((url) => pages.switchTab(url))(options);
    },
    navigateBack: async ({ delta = 1 }) => {
      await undefined;
      if (pages.depth() < 2) throw new WxFail('cannot navigate back at first page.');
      pages.back(Number(delta));
    },
    preloadSubpackage: () => undefined,
  };
};
