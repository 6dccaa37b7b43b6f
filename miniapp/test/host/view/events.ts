import type { MpEvent, MpTarget } from '../port';
import { view } from './bridge';
import { isWx, type PageView, type WxElement } from './page';

const bubbling = new Set('tap longpress longtap touchstart touchmove touchend touchcancel transitionend animationstart animationiteration animationend touchforcechange'.split(' '));

const target = (element: WxElement): MpTarget => ({
  id: element.id,
  dataset: { ...element.dataset },
  offsetLeft: element.offsetLeft,
  offsetTop: element.offsetTop,
});

const path = (from: EventTarget | null): WxElement[] => {
  const found: WxElement[] = [];
  for (let node = from as Node | null; node; node = node.parentNode) if (isWx(node)) found.push(node);
  return found;
};

/** Every handler an event meets on its way up, with the event object each would get. */
export const collect = (element: WxElement, type: string, detail: unknown, more: Partial<MpEvent> = {}): { handler: string; event: MpEvent }[] => {
  const timeStamp = Math.round(performance.now());
  const met: { handler: string; event: MpEvent }[] = [];
  for (const current of bubbling.has(type) ? path(element) : [element]) {
    const bound = current.wx.drawn.events[type];
    if (!bound) continue;
    met.push({ handler: bound.handler, event: { type, timeStamp, target: target(element), currentTarget: target(current), mark: {}, detail, mut: false, ...more } });
    if (bound.stop) break;
  }
  return met;
};

export const emit = (element: WxElement, type: string, detail: unknown = {}, more: Partial<MpEvent> = {}): void => {
  const events = collect(element, type, detail, more);
  if (events.length > 0) view.send({ kind: 'events', page: element.wx.page.id, events });
};

const touchesOf = (event: PointerEvent | MouseEvent): Partial<MpEvent> => {
  const touch = { identifier: 0, pageX: event.pageX, pageY: event.pageY, clientX: event.clientX, clientY: event.clientY };
  return { touches: [touch], changedTouches: [touch] };
};

const tapped = (event: MouseEvent): void => {
  const chain = path(event.target);
  const [first] = chain;
  if (!first || chain.some((element) => element.wx.widget.inert?.())) return;
  emit(first, 'tap', { x: event.pageX, y: event.pageY }, touchesOf(event));
  for (const element of chain) if (element.wx.widget.tap?.(event)) return;
};

const longPressAfter = 350;

/** Fingers: a mouse in the frame becomes taps, touches, long presses and hover classes. */
export const listen = (page: PageView): void => {
  const { doc } = page;
  let pressed: WxElement[] = [];
  let timer = 0;
  let long = false;
  const hover = (on: boolean): void => {
    for (const element of pressed) if (hoverClass(element) !== '') element.classList.toggle(hoverClass(element), on);
  };
  doc.addEventListener('click', (event) => {
    if (!long) tapped(event);
  });
  doc.addEventListener('pointerdown', (event) => {
    pressed = path(event.target);
    long = false;
    const [first] = pressed;
    if (!first) return;
    emit(first, 'touchstart', {}, touchesOf(event));
    hover(true);
    timer = window.setTimeout(() => {
      long = pressed.some((element) => element.wx.drawn.events.longpress);
      if (long) emit(first, 'longpress', { x: event.pageX, y: event.pageY }, touchesOf(event));
      long = false;
    }, longPressAfter);
  });
  doc.addEventListener('pointermove', (event) => {
    if (pressed[0] && event.buttons > 0) emit(pressed[0], 'touchmove', {}, touchesOf(event));
  });
  doc.addEventListener('pointerup', (event) => {
    window.clearTimeout(timer);
    hover(false);
    if (pressed[0]) emit(pressed[0], 'touchend', {}, { ...touchesOf(event), touches: [] });
    pressed = [];
  });
  doc.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = doc.documentElement;
    view.send({ kind: 'scroll', page: page.id, top: scrollTop, bottom: scrollTop + clientHeight >= scrollHeight - 50 });
  });
  for (const type of ['transitionend', 'animationend', 'animationstart'] as const) {
    doc.addEventListener(type, (event) => {
      if (isWx(event.target)) emit(event.target, type, { elapsedTime: event.elapsedTime });
    });
  }
};

const hoverClass = (element: WxElement): string => {
  const name = element.wx.drawn.attrs['hover-class'];
  return typeof name === 'string' && name !== 'none' && !name.includes(' ') ? name : '';
};
