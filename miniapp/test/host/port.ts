import type { PageConfig, TabItem } from './dist';
import type { WxmlFile } from './wxml';

export interface Chrome {
  pageId: number;
  title: string;
  background: string;
  textStyle: 'black' | 'white';
  custom: boolean;
  back: 'back' | 'home' | 'none';
  tabs: (TabItem & { badge?: string; dot?: boolean })[];
  selected: number;
  tabBar: { color: string; selectedColor: string; backgroundColor: string };
  loading: boolean;
}

export interface DialogAnswer {
  confirm: boolean;
  text?: string;
  index?: number;
}

/** Logic → view, one way; kept in order. */
export type ToView =
  | { kind: 'page.open'; id: number; route: string; files: WxmlFile[]; css: string; config: PageConfig; data: unknown; v2: boolean }
  | { kind: 'page.data'; id: number; patch: Record<string, unknown>; ack: number }
  | { kind: 'page.close'; id: number }
  | { kind: 'page.scroll'; id: number; top?: number; selector?: string }
  | { kind: 'canvas'; page: number; element: string; width: number; height: number; ops: unknown[][] }
  | { kind: 'chrome'; chrome: Chrome }
  | { kind: 'toast'; title: string; icon: string; mask: boolean; duration: number; image?: string }
  | { kind: 'toast.hide' }
  | { kind: 'brightness'; value: number };

/** Logic → view, answered. */
export type Ask =
  | { kind: 'modal'; title: string; content: string; confirmText: string; cancelText: string; showCancel: boolean; editable: boolean; placeholder: string; confirmColor: string }
  | { kind: 'sheet'; title: string; items: string[] }
  | { kind: 'query'; page: number; queries: Query[] }
  | { kind: 'canvas.export'; page: number; element: string }
  | { kind: 'image'; src: string };

export interface Query {
  type: 'select' | 'selectAll' | 'viewport';
  selector: string;
  fields: Record<string, unknown>;
}

export interface MpEvent {
  type: string;
  timeStamp: number;
  target: MpTarget;
  currentTarget: MpTarget;
  mark: Record<string, never>;
  detail: unknown;
  touches?: unknown[];
  changedTouches?: unknown[];
  mut: boolean;
}
export interface MpTarget {
  id: string;
  dataset: Record<string, unknown>;
  offsetLeft: number;
  offsetTop: number;
}

/** View → logic. */
export type FromView =
  | { kind: 'events'; page: number; events: { handler: string; event: MpEvent }[] }
  | { kind: 'ack'; ids: number[] }
  | { kind: 'back' }
  | { kind: 'tab'; index: number }
  | { kind: 'navigate'; url: string; openType: string; delta: number }
  | { kind: 'openType'; page: number; name: string; targets: { handler: string; event: MpEvent }[] }
  | { kind: 'scroll'; page: number; top: number; bottom: boolean }
  | { kind: 'fault'; message: string };

export interface ViewPort {
  post(message: ToView): void;
  ask<T>(question: Ask): Promise<T>;
}
