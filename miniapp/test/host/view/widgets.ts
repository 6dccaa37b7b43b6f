import { emit } from './events';
import { formWidgets } from './form-widgets';
import type { WxElement } from './page';
import { view } from './bridge';

/** The behaviour of a component beside its look. */
export interface Widget {
  /** Where the page's own children go; the element itself when absent. */
  slot?: Element;
  set?: (name: string, value: unknown) => void;
  settled?: () => void;
  /** Default action of a tap; true ends the search upwards. */
  tap?: (event: Event) => boolean;
  inert?: () => boolean;
  value?: () => unknown;
  reset?: () => void;
  focus?: () => void;
}
export type Maker = (element: WxElement) => Widget;

export const truthy = (value: unknown): boolean => value !== undefined && value !== null && value !== false && value !== '' && value !== 'false';

const plain: Maker = () => ({});

const fits: Record<string, string> = { aspectFit: 'contain', aspectFill: 'cover', scaleToFill: 'fill', center: 'none', top: 'none', bottom: 'none', left: 'none', right: 'none' };

const image: Maker = (element) => {
  const img = element.ownerDocument.createElement('img');
  element.append(img);
  img.addEventListener('load', () => emit(element, 'load', { width: img.naturalWidth, height: img.naturalHeight }));
  img.addEventListener('error', () => emit(element, 'error', { errMsg: `GET ${img.src} failed` }));
  return {
    slot: element.ownerDocument.createElement('div'),
    set: (name, value) => {
      if (name === 'src' && value) img.src = view.asset(String(value), element.wx.page.frame.dataset.route);
      if (name === 'aria-label') img.alt = String(value ?? '');
      if (name !== 'mode') return;
      img.style.objectFit = fits[String(value)] ?? 'fill';
      if (value === 'widthFix') element.style.height = 'auto';
      if (value === 'heightFix') element.style.width = 'auto';
      img.style.height = value === 'widthFix' ? 'auto' : '';
      img.style.width = value === 'heightFix' ? 'auto' : '';
    },
  };
};

const canvas: Maker = (element) => {
  const real = element.ownerDocument.createElement('canvas');
  element.append(real);
  return { slot: element.ownerDocument.createElement('div') };
};

const scrollView: Maker = (element) => {
  let last = { top: 0, left: 0 };
  element.addEventListener('scroll', () => {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight } = element;
    emit(element, 'scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX: last.left - scrollLeft, deltaY: last.top - scrollTop });
    const { attrs } = element.wx.drawn;
    if (scrollTop > last.top && scrollTop + clientHeight >= scrollHeight - Number(attrs['lower-threshold'] ?? 50)) emit(element, 'scrolltolower', { direction: 'bottom' });
    if (scrollTop < last.top && scrollTop <= Number(attrs['upper-threshold'] ?? 50)) emit(element, 'scrolltoupper', { direction: 'top' });
    last = { top: scrollTop, left: scrollLeft };
  });
  return {
    set: (name, value) => {
      if (['scroll-x', 'scroll-y', 'enable-flex'].includes(name)) element.toggleAttribute(name, truthy(value));
      if (name === 'scroll-top' && value !== undefined && value !== '') requestAnimationFrame(() => element.scrollTo({ top: Number.parseFloat(String(value)) }));
      if (name === 'scroll-left' && value !== undefined && value !== '') requestAnimationFrame(() => element.scrollTo({ left: Number.parseFloat(String(value)) }));
      if (name === 'scroll-into-view' && value) requestAnimationFrame(() => element.querySelector(`#${CSS.escape(String(value))}`)?.scrollIntoView({ block: 'start' }));
    },
  };
};

const swiper: Maker = (element) => {
  const track = element.ownerDocument.createElement('div');
  track.className = 'wx-swiper';
  element.append(track);
  let current = 0;
  const show = (index: number, source: string): void => {
    const bounded = Math.max(0, Math.min(index, track.children.length - 1));
    track.style.transform = `translateX(${-100 * bounded}%)`;
    if (bounded !== current && source === 'touch') emit(element, 'change', { current: bounded, currentItemId: '', source });
    current = bounded;
  };
  let startX = 0;
  element.addEventListener('pointerdown', (event) => (startX = event.clientX));
  element.addEventListener('pointerup', (event) => {
    const moved = event.clientX - startX;
    if (Math.abs(moved) > 40) show(current + (moved < 0 ? 1 : -1), 'touch');
  });
  return { slot: track, set: (name, value) => name === 'current' && show(Number(value ?? 0), '') };
};

const navigator: Maker = (element) => ({
  tap: () => {
    const { url = '', 'open-type': openType, delta } = element.wx.drawn.attrs;
    view.send({ kind: 'navigate', url: String(url), openType: String(openType || 'navigate'), delta: Number(delta ?? 1) });
    return true;
  },
});

const progress: Maker = (element) => {
  const bar = element.ownerDocument.createElement('i');
  element.append(bar);
  return { set: (name, value) => name === 'percent' && (bar.style.width = `${Number(value ?? 0)}%`) };
};

const makers: Record<string, Maker> = {
  ...Object.fromEntries(['view', 'text', 'block', 'cover-view', 'swiper-item', 'icon', 'page-meta', 'page-container', 'root-portal'].map((tag) => [tag, plain])),
  image,
  'cover-image': image,
  canvas,
  'scroll-view': scrollView,
  swiper,
  navigator,
  progress,
  ...formWidgets,
};

export const widgetFor = (element: WxElement): Widget => {
  const maker = makers[element.wx.drawn.tag];
  if (!maker) throw new Error(`component <${element.wx.drawn.tag}> is not in the host`);
  return maker(element);
};
