import type { Host } from '../host';
import type { Query } from '../port';
import { createCanvas } from './canvas';

type Done = ((result: unknown) => void) | undefined;
interface Found {
  node?: { element: string; canvas: boolean };
  width?: number;
  height?: number;
  [field: string]: unknown;
}

export const createSelectorQuery = (host: Host): object => {
  const queries: Query[] = [];
  const each: Done[] = [];
  const add = (type: Query['type'], selector: string) => {
    const ask = (fields: Record<string, unknown>) => (done?: Done): object => {
      queries.push({ type, selector, fields });
      each.push(done);
      return query;
    };
    return {
      boundingClientRect: ask({ id: true, dataset: true, rect: true, size: true }),
      scrollOffset: ask({ id: true, dataset: true, scrollOffset: true }),
      node: ask({ node: true }),
      context: ask({ node: true }),
      fields: (fields: Record<string, unknown>, done?: Done) => ask({ ...fields })(done),
    };
  };
  const query = {
    in: () => query,
    select: (selector: string) => add('select', selector),
    selectAll: (selector: string) => add('selectAll', selector),
    selectViewport: () => add('viewport', ''),
    exec: (done?: Done) => {
      const page = host.pages.top()?.id ?? 0;
      void host.view.ask<(Found | Found[] | null)[]>({ kind: 'query', page, queries }).then((found) => {
        if (host.closed) return;
        const results = found.map((item) => dress(host, page, item));
        results.forEach((result, index) => host.realm.call('selectorQuery', each[index], undefined, result));
        host.realm.call('selectorQuery', done, undefined, Object.assign(host.realm.native([] as unknown[]), results));
      });
      return query;
    },
  };
  return query;
};

/** Turns the mark of a node into a canvas that draws by sending commands to the view. */
const dress = (host: Host, page: number, found: Found | Found[] | null): unknown => {
  if (found === null || Array.isArray(found)) return host.realm.native(found);
  const { node, ...rest } = found;
  const plain = host.realm.native(rest) as Record<string, unknown>;
  if (node?.canvas) plain.node = createCanvas(host, page, node.element, rest);
  return plain;
};
