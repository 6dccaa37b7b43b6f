import { applyPatch } from '../data-path';
import type { ToView } from '../port';
import { baseCss } from './base-css';
import { listen } from './events';
import { Template, type Drawn } from './template';
import { widgetFor, type Widget } from './widgets';
import { view } from './bridge';

export interface WxElement extends HTMLElement {
  wx: { drawn: Drawn; widget: Widget; page: PageView };
}

type Open = Extract<ToView, { kind: 'page.open' }>;

export const isWx = (node: unknown): node is WxElement => node !== null && typeof node === 'object' && 'wx' in node;

/** One page in a frame of its own, as WeChat gives each page a web view. */
export class PageView {
  readonly id: number;
  readonly frame = document.createElement('iframe');
  private readonly template: Template;
  private data: Record<string, unknown>;
  private shown: Drawn[] = [];

  constructor(open: Open) {
    this.id = open.id;
    this.template = new Template(open.files);
    this.data = open.data as Record<string, unknown>;
    this.frame.className = 'page';
    this.frame.dataset.route = open.route;
    document.querySelector('#frames')?.append(this.frame);
    const { doc } = this;
    doc.documentElement.lang = 'zh-CN';
    for (const css of [baseCss(open.v2), open.css]) {
      const style = doc.createElement('style');
      style.textContent = css;
      doc.head.append(style);
    }
    listen(this);
    this.draw();
  }

  get doc(): Document {
    const doc = this.frame.contentDocument;
    if (!doc) throw new Error('the frame of a page has no document');
    return doc;
  }

  patch(patch: Record<string, unknown>): void {
    this.data = applyPatch(this.data, patch);
    this.draw();
  }

  close(): void {
    this.frame.remove();
  }

  private draw(): void {
    const next = this.template.draw(this.data);
    this.children(this.doc.body, this.shown, next);
    this.shown = next;
  }

  private children(parent: Element, before: Drawn[], after: Drawn[]): void {
    if (before === after) return;
    const nodes = nodesOf(parent);
    const wanted = new Map(after.map((drawn) => [drawn.key, drawn.tag]));
    const kept = new Map<string, { drawn: Drawn; node: ChildNode }>();
    // What goes, goes first: a node that stays is then not moved and keeps its focus.
    before.forEach((drawn, index) => {
      const node = nodes[index];
      if (!node) return;
      if (wanted.get(drawn.key) === drawn.tag) kept.set(drawn.key, { drawn, node });
      else node.remove();
    });
    let cursor: ChildNode | null = [...kept.values()][0]?.node ?? null;
    const mine = after.map((drawn) => {
      const known = kept.get(drawn.key);
      const node = known ? known.node : this.create(drawn);
      if (known) this.update(node, known.drawn, drawn);
      if (node === cursor) cursor = cursor.nextSibling;
      else parent.insertBefore(node, cursor);
      return node;
    });
    own.set(parent, mine);
  }

  private create(drawn: Drawn): ChildNode {
    if (drawn.tag === '#text') return this.doc.createTextNode(drawn.text ?? '');
    const element = this.doc.createElement(`wx-${drawn.tag}`) as unknown as WxElement;
    element.wx = { drawn, page: this, widget: {} };
    element.wx.widget = widgetFor(element);
    for (const [name, value] of Object.entries(drawn.attrs)) setAttr(element, name, value);
    this.children(element.wx.widget.slot ?? element, [], drawn.kids);
    element.wx.widget.settled?.();
    return element;
  }

  private update(node: ChildNode, before: Drawn, after: Drawn): void {
    if (before === after) return;
    if (!isWx(node)) {
      if (node.nodeValue !== (after.text ?? '')) node.nodeValue = after.text ?? '';
      return;
    }
    node.wx.drawn = after;
    for (const [name, value] of Object.entries(after.attrs)) if (before.attrs[name] !== value) setAttr(node, name, value);
    this.children(node.wx.widget.slot ?? node, before.kids, after.kids);
    node.wx.widget.settled?.();
  }
}

// A widget may add parts of its own beside the nodes of the page; only the page's own nodes are compared.
const own = new WeakMap<Element, ChildNode[]>();
const nodesOf = (parent: Element): ChildNode[] => own.get(parent) ?? [];

const setAttr = (element: WxElement, name: string, value: unknown): void => {
  const text = value === undefined || value === null ? '' : String(value);
  if (name === 'class') element.className = text;
  else if (name === 'style') element.style.cssText = view.rpx(text);
  else if (name === 'id') element.id = text;
  else if (name.startsWith('data-')) element.setAttribute(name, typeof value === 'object' ? JSON.stringify(value) : text);
  else if (name.startsWith('aria-') || name === 'role' || name === 'hidden') {
    if (name === 'hidden') element.toggleAttribute('hidden', Boolean(value) && value !== 'false');
    else element.setAttribute(name, text);
  }
  element.wx.widget.set?.(name, value);
};
