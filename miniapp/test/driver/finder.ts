export interface Wanted {
  kind: 'words' | 'field' | 'picker' | 'switch';
  words: string;
  in?: string;
  nth?: number;
}
export interface Spot {
  x: number;
  y: number;
}
export type Located = { spot: Spot } | { why: string };
export interface Finder {
  locate: (wanted: Wanted) => Located;
  count: (words: string, inside?: string) => number;
  texts: () => string[];
  fieldValue: (wanted: Wanted) => string | undefined;
}

/** Runs in the page: it looks at what a user could read, frames included, and never at how the app is built. */
export const installFinder = (): void => {
  interface Part {
    element: Element;
    text: string;
    /** Words of its own, not of a part inside it. */
    own: string;
    kids: Part[];
    parent?: Part;
  }
  type Field = HTMLInputElement | HTMLTextAreaElement;

  const squeeze = (text: string): string => text.replace(/\s+/g, '');
  const isField = (element: Element): element is Field => /^(INPUT|TEXTAREA)$/.test(element.tagName);
  const label = (element: Element): string => element.getAttribute('aria-label') ?? '';

  const read = (element: Element): Part | undefined => {
    if (/^(SCRIPT|STYLE|HEAD|TEMPLATE)$/.test(element.tagName) || element.classList.contains('wx-placeholder')) return undefined;
    if (element.getAttribute('aria-hidden') === 'true') return undefined;
    const shown = element.checkVisibility({ opacityProperty: true, visibilityProperty: true } as CheckVisibilityOptions);
    if (!shown && getComputedStyle(element).display !== 'contents') return undefined;
    const part: Part = { element, text: '', own: '', kids: [] };
    if (isField(element)) {
      const silent = ['hidden', 'checkbox', 'radio', 'file'].includes(element.type);
      part.own = part.text = silent ? '' : element.value || element.placeholder;
      return part;
    }
    const frame = element.tagName === 'IFRAME' ? (element as HTMLIFrameElement).contentDocument?.body : undefined;
    for (const node of frame ? [frame] : [...(element.shadowRoot?.childNodes ?? []), ...element.childNodes]) {
      if (node.nodeType === 3 && squeeze(node.nodeValue ?? '') !== '') {
        part.text += node.nodeValue ?? '';
        part.own += node.nodeValue ?? '';
      }
      const kid = node.nodeType === 1 ? read(node as Element) : undefined;
      if (!kid) continue;
      kid.parent = part;
      part.kids.push(kid);
      part.text += kid.text;
    }
    if (part.text === '' && label(element) !== '') part.text = label(element);
    return part;
  };

  const flat = (part: Part | undefined): Part[] => (part ? [part, ...part.kids.flatMap(flat)] : []);
  const parts = (): Part[] => flat(read(document.body));
  const deepest = (all: Part[], fits: (part: Part) => boolean): Part[] => all.filter((part) => fits(part) && !part.kids.some((kid) => flat(kid).some(fits)));

  const matching = (all: Part[], words: string): Part[] => {
    const wanted = squeeze(words);
    const exact = deepest(all, (part) => squeeze(part.text) === wanted || squeeze(label(part.element)) === wanted);
    return exact.length > 0 ? exact : containing(all, words);
  };
  const containing = (all: Part[], words: string): Part[] => deepest(all, (part) => squeeze(part.text).includes(squeeze(words)));

  const nearest = (found: Part[], words: string): Part[] => {
    const wanted = squeeze(words);
    const sized = found.map((part) => {
      let around: Part | undefined = part;
      while (around && !squeeze(around.text).includes(wanted)) around = around.parent;
      return { part, size: around ? around.text.length : Infinity };
    });
    const least = Math.min(...sized.map(({ size }) => size));
    return least === Infinity ? [] : sized.filter(({ size }) => size === least).map(({ part }) => part);
  };

  const kinds = {
    field: 'input:not([type=hidden]):not([type=file]), textarea',
    picker: 'wx-picker, taro-picker-core, taro-picker-wrap, select',
    switch: 'wx-switch, wx-checkbox, wx-radio, taro-switch-core, taro-checkbox-core, taro-radio-core, input[type=checkbox]',
  };

  /** The control that belongs to a label: itself, one around it, or the first one in the smallest part around both. */
  const control = (part: Part, selector: string): Element | undefined => {
    const outer = part.element.closest(selector);
    if (outer) return outer;
    for (let around: Part | undefined = part; around; around = around.parent) {
      const inner = [...around.element.querySelectorAll(selector)].find((element) => element.checkVisibility());
      if (inner) return inner;
      if (around.element.tagName === 'BODY') return undefined;
    }
    return undefined;
  };

  const candidates = ({ kind, words, in: inside }: Wanted): Element[] => {
    const all = parts();
    const found = matching(all, words);
    const narrowed = inside === undefined ? found : nearest(found, inside);
    if (kind === 'words') return narrowed.map(({ element }) => element);
    return [...new Set(narrowed.map((part) => control(part, kinds[kind])).filter((element) => element !== undefined))];
  };

  const offset = (element: Element): Spot => {
    const view = element.ownerDocument.defaultView;
    const frame = view?.frameElement;
    if (!frame) return { x: 0, y: 0 };
    const box = frame.getBoundingClientRect();
    const outer = offset(frame);
    return { x: box.left + outer.x, y: box.top + outer.y };
  };

  const middle = (element: Element): Spot => {
    const box = [...element.getClientRects()].find(({ width, height }) => width > 0 && height > 0) ?? element.getBoundingClientRect();
    const shift = offset(element);
    return { x: shift.x + box.left + box.width / 2, y: shift.y + box.top + box.height / 2 };
  };

  const topmost = ({ x, y }: Spot): Element | undefined => {
    let hit = document.elementFromPoint(x, y);
    while (hit?.tagName === 'IFRAME') {
      const shift = offset(hit);
      const box = hit.getBoundingClientRect();
      const inner = (hit as HTMLIFrameElement).contentDocument?.elementFromPoint(x - box.left - shift.x, y - box.top - shift.y);
      if (!inner) break;
      hit = inner;
    }
    return hit ?? undefined;
  };

  /** A page that slides in lies beside the screen first, and is still sliding while a transition runs on a part around. */
  const comesIn = (element: Element): boolean => {
    const { x } = middle(element);
    if (x < 0 || x >= window.innerWidth) return true;
    return element.ownerDocument.getAnimations().some((animation) => animation instanceof CSSTransition && animation.playState !== 'finished' && (animation.effect as KeyframeEffect | null)?.target?.contains(element));
  };

  const reach = (element: Element): Located => {
    let hit: Element | undefined;
    for (const scroll of [undefined, 'nearest', 'center', 'start'] as const) {
      if (scroll) element.scrollIntoView({ block: scroll, inline: 'nearest' });
      const spot = middle(element);
      hit = topmost(spot);
      if (hit && (hit === element || element.contains(hit) || hit.contains(element))) return { spot };
    }
    return { why: `it is covered by <${hit?.tagName.toLowerCase() ?? 'nothing'} class="${hit?.className ?? ''}">` };
  };

  const finder: Finder = {
    locate: (wanted) => {
      const found = candidates(wanted);
      if (found.length === 0) return { why: wanted.kind === 'words' ? 'no such words' : `no such words, or no ${wanted.kind} beside them` };
      if (wanted.nth !== undefined) {
        const element = found[wanted.nth];
        return element ? reach(element) : { why: `there are only ${found.length}` };
      }
      // Half of a tap would land on the page that goes, half on the one that comes.
      if (found.some(comesIn)) return { why: 'it is on its way in' };
      // What lies on top comes last in the document.
      const tried = found.reverse().map(reach);
      return tried.filter((located) => 'spot' in located).pop() ?? tried[0] ?? { why: 'nothing can be reached' };
    },
    count: (words, inside) => {
      const found = containing(parts(), words);
      return (inside === undefined ? found : nearest(found, inside)).length;
    },
    texts: () =>
      parts()
        .filter(({ own }) => squeeze(own) !== '')
        .map(({ own }) => own.replace(/\s+/g, ' ').trim()),
    fieldValue: (wanted) => {
      const [element] = candidates(wanted);
      return element && isField(element) ? element.value : undefined;
    },
  };
  Object.assign(window, { finder });
};
