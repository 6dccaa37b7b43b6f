import type { Host } from '../host';
import { WxFail, type WxCall, type WxOptions, type WxTable } from '../api';

const bars = { status: 47, nav: 44, tab: 84 };

export const deviceApis = (host: Host): Record<string, WxCall> => ({
  login: async () => {
    const { loginCode } = host.settings;
    return { code: typeof loginCode === 'string' ? loginCode : await loginCode() };
  },
  checkSession: () => undefined,
  requestSubscribeMessage: ({ tmplIds }: WxOptions) => {
    const ids = (tmplIds ?? []) as string[];
    if (ids.length === 0 || ids.length > 5) throw new WxFail('TmplIds count out of max bounds', { errCode: 20003 });
    return Object.fromEntries(ids.map((id) => [id, host.settings.subscribe]));
  },
  makePhoneCall: ({ phoneNumber }: WxOptions) => {
    if (!phoneNumber) throw new WxFail('phoneNumber is empty');
  },
  setClipboardData: ({ data }: WxOptions) => {
    host.clipboard = String(data);
  },
  getClipboardData: () => ({ data: host.clipboard }),
  setScreenBrightness: ({ value }: WxOptions) => host.view.post({ kind: 'brightness', value: Number(value) }),
  getScreenBrightness: () => ({ value: 0.5 }),
  setKeepScreenOn: () => undefined,
  vibrateShort: () => undefined,
  vibrateLong: () => undefined,
  getPrivacySetting: () => ({ needAuthorization: false, privacyContractName: '《用户隐私保护指引》' }),
  requirePrivacyAuthorize: () => undefined,
  openPrivacyContract: () => undefined,
  getSetting: () => ({ authSetting: {}, subscriptionsSetting: { mainSwitch: true, itemSettings: {} } }),
  openSetting: () => ({ authSetting: {} }),
  authorize: () => undefined,
  getSystemInfo: () => systemInfo(host),
  getSystemInfoAsync: () => systemInfo(host),
});

const appBaseInfo = (host: Host): Record<string, unknown> => ({
  SDKVersion: '3.8.0',
  version: '8.0.50',
  language: 'zh_CN',
  theme: 'light',
  enableDebug: false,
  fontSizeSetting: host.settings.fontSizeSetting,
  fontSizeScaleFactor: host.settings.fontSizeSetting / 16,
  host: { appId: '', env: 'WeChat' },
});

const deviceInfo = (host: Host): Record<string, unknown> => ({
  brand: host.settings.platform === 'ios' ? 'iPhone' : 'HUAWEI',
  model: 'host',
  platform: host.settings.platform,
  system: host.settings.platform === 'ios' ? 'iOS 16.0' : 'Android 12',
  abi: 'arm64-v8a',
  benchmarkLevel: 20,
});

const windowInfo = (host: Host): Record<string, unknown> => {
  const chrome = host.pages.chrome.state();
  const top = chrome?.custom ? 0 : bars.status + bars.nav;
  const bottom = (chrome?.tabs.length ?? 0) > 0 ? bars.tab : 0;
  return {
    pixelRatio: 2,
    screenWidth: 390,
    screenHeight: 844,
    windowWidth: 390,
    windowHeight: 844 - top - bottom,
    statusBarHeight: bars.status,
    screenTop: top,
    safeArea: { left: 0, right: 390, top: bars.status, bottom: 810, width: 390, height: 763 },
  };
};

const systemSetting = { bluetoothEnabled: false, locationEnabled: true, wifiEnabled: true, deviceOrientation: 'portrait' };
const systemInfo = (host: Host): Record<string, unknown> => ({ ...appBaseInfo(host), ...deviceInfo(host), ...windowInfo(host), ...systemSetting });

const ignored = [
  'onAppShow offAppShow onAppHide offAppHide onError offError onPageNotFound offPageNotFound onThemeChange offThemeChange',
  'onMemoryWarning offMemoryWarning onUserCaptureScreen offUserCaptureScreen onNeedPrivacyAuthorization',
  'onUnhandledRejection offUnhandledRejection reportEvent',
].flatMap((line) => line.split(' '));

export const deviceTable = (host: Host): WxTable => {
  const give = (read: (host: Host) => unknown) => () => host.realm.native(read(host));
  const deaf = (): void => undefined;
  return {
    ...Object.fromEntries(ignored.map((name) => [name, deaf])),
    getAppBaseInfo: give(appBaseInfo),
    getDeviceInfo: give(deviceInfo),
    getWindowInfo: give(windowInfo),
    getSystemInfoSync: give(systemInfo),
    getSystemSetting: give(() => systemSetting),
    getAppAuthorizeSetting: give(() => ({ cameraAuthorized: 'authorized', microphoneAuthorized: 'authorized', locationAuthorized: 'not determined' })),
    getAccountInfoSync: give(() => ({ miniProgram: { appId: 'host', envVersion: 'develop', version: '' }, plugin: {} })),
    getLaunchOptionsSync: () => host.enter,
    getEnterOptionsSync: () => host.enter,
    getUpdateManager: () => ({ onCheckForUpdate: deaf, onUpdateReady: deaf, onUpdateFailed: deaf, applyUpdate: deaf }),
    getPerformance: () => ({ now: () => Date.now(), createObserver: () => ({ observe: deaf, disconnect: deaf }) }),
  };
};
