import { Host } from './host';
import { componentNames } from './wxml';
import type { HostOptions } from './settings';
import type { Ask, MpEvent, ToView, ViewPort } from './port';

export interface TreeNode {
  sid: string;
  id: string;
  /** Component name of the template, e.g. view, button, input; text-node for words. */
  tag: string;
  text: string;
  parents: TreeNode[];
  raw: Record<string, unknown>;
}

/** Nobody looks: every patch counts as drawn on the next turn, dialogs are answered by the settings. */
class NoView implements ViewPort {
  host: Host | undefined;

  post(message: ToView): void {
    if (message.kind === 'page.data') setImmediate(() => this.host?.receive({ kind: 'ack', ids: [message.ack] }));
  }

  async ask<T>(question: Ask): Promise<T> {
    if (question.kind === 'modal' || question.kind === 'sheet') return this.host?.settings.answer(question) as T;
    if (question.kind === 'query') {
      const box = { width: 100, height: 100, left: 0, top: 0, right: 100, bottom: 100 };
      return question.queries.map(({ selector }) => ({ ...box, id: selector.slice(1), node: { element: selector.slice(1), canvas: true } })) as T;
    }
    return { width: 0, height: 0 } as T;
  }
}

/** The weapp build in Node: for start-up, payload and size budgets, and for events without a picture. */
export class NodeHost extends Host {
  private readonly names = componentNames(this.dist);

  /** Lets timers, promises and drawing settle until something was drawn and no setData came for `quiet` milliseconds. */
  async settle(quiet = 60, limit = 5000): Promise<this> {
    const start = Date.now();
    for (let seen = -1; (seen !== this.payloads.length || seen === 0) && Date.now() - start < limit; ) {
      seen = this.payloads.length;
      await new Promise((resolve) => setTimeout(resolve, quiet));
    }
    return this;
  }

  route(): string {
    return this.pages.top()?.instance.route ?? '';
  }

  /** All nodes of the page on top, in document order. */
  nodes(): TreeNode[] {
    const root = this.pages.top()?.instance.data.root as Record<string, unknown> | undefined;
    const all: TreeNode[] = [];
    const visit = (raw: Record<string, unknown>, parents: TreeNode[]): TreeNode => {
      const sid = String(raw.sid ?? '');
      const node: TreeNode = { sid, id: String(raw.uid ?? sid), tag: this.names[String(raw.nn)] ?? String(raw.nn ?? ''), text: String(raw.v ?? ''), parents, raw };
      if (parents.length > 0 || raw.nn !== undefined) all.push(node);
      node.text += ((raw.cn ?? []) as Record<string, unknown>[]).map((kid) => visit(kid, [...parents, node]).text).join('');
      return node;
    };
    if (root) visit(root, []);
    return all;
  }

  text(): string {
    return this.nodes().filter((node) => node.tag === 'text-node').map((node) => node.text).join(' ');
  }

  /** Sends an event to a node and, when it bubbles, to its parents. */
  fire(node: TreeNode, type: string, detail: unknown = {}, bubbles = false): void {
    const page = this.pages.top();
    if (!page) throw new Error('No page is open');
    const target = (of: TreeNode): MpEvent['target'] => ({ id: of.id, dataset: { sid: of.sid }, offsetLeft: 0, offsetTop: 0 });
    const timeStamp = Date.now();
    for (const current of bubbles ? [node, ...node.parents.slice(1).reverse()] : [node]) {
      this.pages.dispatch(page.id, 'eh', { type, timeStamp, detail, target: target(node), currentTarget: target(current), mark: {}, mut: false });
    }
  }

  /** Taps the deepest node that reads exactly these words. */
  tap(words: string): void {
    const found = this.nodes().filter((node) => node.text.trim() === words && node.tag !== 'text-node').pop();
    if (!found) throw new Error(`"${words}" is not on ${this.route()}: ${this.text()}`);
    this.fire(found, 'tap', { x: 0, y: 0 }, true);
  }
}

/** Nodes that one setData brings to the screen. */
export const countNodes = (patch: unknown): number => {
  if (typeof patch !== 'object' || patch === null) return 0;
  return Object.values(patch).reduce<number>((sum, value) => sum + countNodes(value), 'nn' in patch ? 1 : 0);
};

export const createHost = (options: HostOptions): NodeHost => {
  const view = new NoView();
  const host = new NodeHost(options, view);
  view.host = host;
  return host;
};
