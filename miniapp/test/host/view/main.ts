import type { Ask, Query, ToView } from '../port';
import { view } from './bridge';
import { hideToast, modal, sheet, toast } from './dialogs';
import { PageView, isWx, type WxElement } from './page';
import { drawChrome } from './shell';

const pages = new Map<number, PageView>();
let acks: number[] = [];

const pageOf = (id: number): PageView => {
  const page = pages.get(id);
  if (!page) throw new Error(`page ${id} is not open`);
  return page;
};

const canvasOf = (page: number, element: string): HTMLCanvasElement | undefined => pages.get(page)?.doc.getElementById(element)?.querySelector('canvas') ?? undefined;

const imageOf = (src: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error(`image ${src} does not load`));
    image.src = view.asset(src);
  });

const paint = async ({ page, element, ops }: Extract<ToView, { kind: 'canvas' }>): Promise<void> => {
  const canvas = canvasOf(page, element);
  const context = canvas?.getContext('2d') as (CanvasRenderingContext2D & Record<string, unknown>) | null | undefined;
  if (!canvas || !context) return;
  for (const [kind, name, ...args] of ops as [string, string, ...unknown[]][]) {
    if (kind === 'set') (context as Record<string, unknown>)[name] = args[0];
    else if (kind === 'resize') [canvas.width, canvas.height] = [Number(name), Number(args[0])];
    else if (kind === 'image') (context.drawImage as (...all: unknown[]) => void)(await imageOf(name), ...args);
    else (context[name] as (...all: unknown[]) => void).apply(context, args);
  }
};

const describe = (element: Element, fields: Record<string, unknown>): Record<string, unknown> => {
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  return {
    ...(fields.id ? { id: element.id } : {}),
    ...(fields.dataset ? { dataset: { ...(element as HTMLElement).dataset } } : {}),
    ...(fields.rect ? { left, top, right, bottom } : {}),
    ...(fields.size ? { width, height } : {}),
    ...(fields.scrollOffset ? { scrollTop: element.scrollTop, scrollLeft: element.scrollLeft, scrollWidth: element.scrollWidth, scrollHeight: element.scrollHeight } : {}),
    ...(fields.node ? { node: { element: element.id, canvas: element.tagName === 'WX-CANVAS' }, width, height } : {}),
  };
};

const selectors = (selector: string): string => selector.replace(/(^|[\s>,])(view|text|button|canvas|image|input|textarea|scroll-view)(?![\w-])/g, '$1wx-$2');

const answerQuery = (page: number, { type, selector, fields }: Query): unknown => {
  const doc = pages.get(page)?.doc;
  if (!doc) return null;
  if (type === 'viewport') return describe(doc.documentElement, fields);
  const found = [...doc.querySelectorAll(selectors(selector))].map((element) => describe(element, fields));
  return type === 'selectAll' ? found : (found[0] ?? null);
};

const receive = (message: ToView): void => {
  switch (message.kind) {
    case 'page.open':
      pages.set(message.id, new PageView(message));
      return;
    case 'page.data':
      pages.get(message.id)?.patch(message.patch);
      acks.push(message.ack);
      return;
    case 'page.close':
      pages.get(message.id)?.close();
      pages.delete(message.id);
      return;
    case 'page.scroll': {
      const { doc } = pageOf(message.id);
      if (message.selector) doc.querySelector(selectors(message.selector))?.scrollIntoView();
      else doc.documentElement.scrollTo({ top: message.top ?? 0 });
      return;
    }
    case 'canvas':
      void paint(message).catch(view.fault);
      return;
    case 'chrome':
      return drawChrome(message.chrome, pages);
    case 'toast':
      return toast(message);
    case 'toast.hide':
      return hideToast();
    case 'brightness':
      document.body.dataset.brightness = String(message.value);
  }
};

const answer = async (ask: Ask): Promise<unknown> => {
  switch (ask.kind) {
    case 'modal':
      return modal(ask);
    case 'sheet':
      return sheet(ask);
    case 'query':
      return ask.queries.map((query) => answerQuery(ask.page, query));
    case 'canvas.export':
      return canvasOf(ask.page, ask.element)?.toDataURL('image/png') ?? '';
    case 'image': {
      const image = await imageOf(ask.src);
      return { width: image.naturalWidth, height: image.naturalHeight };
    }
  }
};

Object.assign(window, {
  hostView: {
    receive(messages: ToView[]): void {
      for (const message of messages) {
        try {
          receive(message);
        } catch (error) {
          view.fault(error);
        }
      }
      if (acks.length > 0) view.send({ kind: 'ack', ids: acks });
      acks = [];
    },
    answer,
  },
  isWx: (node: unknown): node is WxElement => isWx(node),
});
