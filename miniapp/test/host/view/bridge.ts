import type { FromView } from '../port';

declare global {
  interface Window {
    toLogic: (messages: FromView[]) => Promise<void>;
  }
}

let waiting: FromView[] = [];

const flush = (): void => {
  const batch = waiting;
  waiting = [];
  void window.toLogic(batch);
};

/** The view's way to the logic half: one message per turn, in order. */
export const view = {
  send(message: FromView): void {
    if (waiting.length === 0) queueMicrotask(flush);
    waiting.push(message);
  },
  fault(error: unknown): void {
    view.send({ kind: 'fault', message: error instanceof Error ? error.message : String(error) });
  },
  rpx: (css: string): string => css.replace(/(\d*\.?\d+)rpx\b/g, (_, digits: string) => `${(Number(digits) * 390) / 750}px`),
  /** Where this server finds an address that the phone would load by itself. */
  asset(src: string, route = ''): string {
    if (src === '' || src.startsWith('data:') || src.startsWith('blob:')) return src;
    if (/^https?:/.test(src)) return `/net?u=${encodeURIComponent(src)}`;
    if (src.startsWith('wxfile://')) return `/temp?n=${encodeURIComponent(src)}`;
    return `/dist/${src.startsWith('/') ? src.slice(1) : new URL(src, `http://x/${route}`).pathname.slice(1)}`;
  },
};
