import type { HostStorage } from './wx/storage';
import type { DialogAnswer, Ask } from './port';

export interface Region {
  name: string;
  code: string;
  kids?: Region[];
}

/** What the phone, WeChat and the user's hands would bring. Change a field between two steps of a test. */
export interface HostSettings {
  /** Given by wx.login; the fake WeChat server knows the codes it accepts. */
  loginCode: string | (() => string | Promise<string>);
  /** Code handed to a button with open-type getPhoneNumber; undefined = the user refuses. */
  phoneCode?: string;
  subscribe: 'accept' | 'reject' | 'ban';
  /** Path of the file that the next chooser gives; undefined = the user cancels. */
  photo?: string;
  /** What the next scan reads; undefined = the user cancels. */
  scan?: string;
  offline: boolean;
  networkType: 'wifi' | '4g' | '2g';
  fontSizeSetting: number;
  platform: 'android' | 'ios';
  clockText: string;
  /** Answers dialogs when nobody looks at a screen (Node mode). */
  answer: (question: Ask) => DialogAnswer;
}

export const defaultSettings = (): HostSettings => ({
  loginCode: 'host-login-code',
  subscribe: 'accept',
  offline: false,
  networkType: '4g',
  fontSizeSetting: 16,
  platform: 'android',
  clockText: '19:20',
  answer: () => ({ confirm: true, index: 0 }),
});

export interface HostOptions {
  dist: string;
  /** Address of the real server; the app reads it from storage. */
  apiBase?: string;
  storage?: HostStorage;
  settings?: Partial<HostSettings>;
  /** Route and query to open instead of the first page, as a scanned code or a message would. */
  launch?: string;
}
