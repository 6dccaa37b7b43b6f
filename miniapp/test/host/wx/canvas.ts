import type { Host } from '../host';

const calls = [
  'fillRect clearRect strokeRect beginPath closePath moveTo lineTo arc arcTo rect quadraticCurveTo bezierCurveTo ellipse roundRect',
  'stroke fill clip save restore scale rotate translate transform setTransform resetTransform fillText strokeText setLineDash',
].flatMap((line) => line.split(' '));
const properties = [
  'fillStyle strokeStyle lineWidth lineCap lineJoin miterLimit font textAlign textBaseline globalAlpha globalCompositeOperation',
  'shadowColor shadowBlur shadowOffsetX shadowOffsetY lineDashOffset imageSmoothingEnabled',
].flatMap((line) => line.split(' '));

/** A 2d canvas whose commands are replayed by the view on a real one, once per turn. */
export const createCanvas = (host: Host, page: number, element: string, size: { width?: number; height?: number }): object => {
  let { width = 300, height = 150 } = size;
  let ops: unknown[][] = [];
  let due = false;
  const flush = (): void => {
    due = false;
    if (ops.length > 0 && !host.closed) host.view.post({ kind: 'canvas', page, element, width, height, ops });
    ops = [];
  };
  const push = (...op: unknown[]): void => {
    ops.push(op);
    if (due) return;
    due = true;
    queueMicrotask(flush);
  };
  const images = new Map<object, string>();
  const state: Record<string, unknown> = { fillStyle: '#000000', strokeStyle: '#000000', lineWidth: 1, font: '10px sans-serif', globalAlpha: 1 };
  const context: Record<string, unknown> = Object.fromEntries(calls.map((name) => [name, (...args: unknown[]) => push('call', name, ...args)]));
  context.measureText = (words: string) => ({ width: [...words].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 255 ? 1 : 0.55), 0) * (Number(/(\d+(\.\d+)?)px/.exec(String(state.font))?.[1]) || 10) });
  context.drawImage = (image: object, ...args: unknown[]) => push('image', images.get(image) ?? '', ...args);
  for (const name of properties) {
    Object.defineProperty(context, name, {
      get: () => state[name],
      set: (value: unknown) => {
        state[name] = value;
        push('set', name, value);
      },
    });
  }
  const canvas = {
    page,
    element,
    getContext: (kind: string) => {
      if (kind !== '2d') throw new Error(`canvas context "${kind}" is not in the host`);
      return context;
    },
    createImage: () => {
      const image: Record<string, unknown> = { width: 0, height: 0 };
      Object.defineProperty(image, 'src', {
        set: (src: string) => {
          images.set(image, src);
          void host.view.ask<{ width: number; height: number }>({ kind: 'image', src }).then((found) => {
            Object.assign(image, found);
            if (!host.closed) host.realm.call('image', image.onload, image);
          });
        },
      });
      return image;
    },
    requestAnimationFrame: (fn: unknown) => Number(setTimeout(() => host.closed || host.realm.call('frame', fn, undefined, Date.now()), 16)[Symbol.toPrimitive]()),
    cancelAnimationFrame: (id: number) => clearTimeout(id),
    toDataURL: () => '',
    get width() {
      return width;
    },
    set width(value: number) {
      width = value;
      push('resize', value, height);
    },
    get height() {
      return height;
    },
    set height(value: number) {
      height = value;
      push('resize', width, value);
    },
  };
  context.canvas = canvas;
  return canvas;
};
