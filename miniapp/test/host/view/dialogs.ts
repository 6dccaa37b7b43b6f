import type { Ask, DialogAnswer, ToView } from '../port';

type Attrs = Record<string, string>;

export const make = (tag: string, attrs: Attrs = {}, ...kids: (Node | string)[]): HTMLElement => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attrs)) element.setAttribute(name, value);
  element.append(...kids);
  return element;
};

export const layer = (): Element => {
  const found = document.querySelector('#layer');
  if (!found) throw new Error('the page of the host has no layer');
  return found;
};

/** A dimmed screen with one panel; `close` takes it away and answers. */
export const overlay = <T>(kind: string, build: (close: (answer: T) => void) => HTMLElement, onMask?: T): Promise<T> =>
  new Promise((resolve) => {
    const mask = make('div', { class: 'mask', 'data-kind': kind });
    const close = (answer: T): void => {
      mask.remove();
      resolve(answer);
    };
    mask.append(build(close));
    if (onMask !== undefined) mask.addEventListener('click', (event) => event.target === mask && close(onMask));
    layer().append(mask);
  });

export const modal = (ask: Extract<Ask, { kind: 'modal' }>): Promise<DialogAnswer> =>
  overlay('modal', (close) => {
    const input = make('input', { class: 'modal-input', placeholder: ask.placeholder }) as HTMLInputElement;
    const button = (words: string, confirm: boolean): HTMLElement => {
      const made = make('button', { class: confirm ? 'confirm' : 'cancel' }, words);
      if (confirm) made.style.color = ask.confirmColor;
      made.addEventListener('click', () => close({ confirm, text: input.value }));
      return made;
    };
    const buttons = [...(ask.showCancel ? [button(ask.cancelText, false)] : []), button(ask.confirmText, true)];
    if (ask.editable) input.value = ask.content;
    const body = ask.editable ? input : make('div', { class: 'modal-content' }, ask.content);
    const title = ask.title ? [make('div', { class: 'modal-title' }, ask.title)] : [];
    return make('div', { class: 'modal', role: 'dialog' }, ...title, body, make('div', { class: 'modal-buttons' }, ...buttons));
  });

export const sheet = (ask: Extract<Ask, { kind: 'sheet' }>): Promise<DialogAnswer> =>
  overlay<DialogAnswer>(
    'sheet',
    (close) => {
      const row = (words: string, answer: DialogAnswer, kind: string): HTMLElement => {
        const made = make('button', { class: kind }, words);
        made.addEventListener('click', () => close(answer));
        return made;
      };
      return make(
        'div',
        { class: 'sheet', role: 'dialog' },
        ...(ask.title ? [make('div', { class: 'sheet-title' }, ask.title)] : []),
        ...ask.items.map((item, index) => row(item, { confirm: true, index }, 'sheet-row')),
        row('取消', { confirm: false }, 'sheet-row sheet-cancel'),
      );
    },
    { confirm: false },
  );

let timer = 0;

export const hideToast = (): void => {
  window.clearTimeout(timer);
  document.querySelector('.toast-mask')?.remove();
};

const icons: Record<string, string> = { success: '✓', error: '!', loading: '◌' };

export const toast = (message: Extract<ToView, { kind: 'toast' }>): void => {
  hideToast();
  const icon = icons[message.icon];
  const box = make('div', { class: `toast ${message.icon}`, role: 'status' }, ...(icon ? [make('i', { 'aria-hidden': 'true' }, icon)] : []), make('span', {}, message.title));
  layer().append(make('div', { class: message.mask ? 'toast-mask blocks' : 'toast-mask' }, box));
  if (message.duration > 0) timer = window.setTimeout(hideToast, message.duration);
};
