import type { WxmlElement, WxmlFile, WxmlNode } from '../wxml';
import { evaluate, evaluateData, runScript } from './expression';

export interface Drawn {
  key: string;
  tag: string;
  attrs: Record<string, unknown>;
  /** event → handler; `stop` for catch bindings. */
  events: Record<string, { handler: string; stop: boolean }>;
  kids: Drawn[];
  text?: string;
}

type Scope = Record<string, unknown>;
interface Unit {
  file: WxmlFile;
  scripts: Scope;
}

const binding = /^(capture-)?(bind|catch|mut-bind):?(.+)$/;

/** Draws a page's template over its data. A part whose data did not change comes back as the very same object. */
export class Template {
  private readonly units = new Map<string, Unit>();
  private readonly memo = new WeakMap<object, { key: string; drawn: Drawn[] }>();

  constructor(
    files: WxmlFile[],
    private readonly main = files[0]?.path ?? '',
  ) {
    for (const file of files) {
      const scripts = Object.fromEntries(Object.entries(file.scripts).map(([name, source]) => [name, runScript(source)]));
      this.units.set(file.path, { file, scripts });
    }
  }

  draw(data: Scope): Drawn[] {
    const unit = this.unit(this.main);
    return this.list(unit.file.nodes, { ...data, ...unit.scripts }, unit);
  }

  private unit(path: string): Unit {
    const unit = this.units.get(path);
    if (!unit) throw new Error(`template file ${path} is missing`);
    return unit;
  }

  private list(nodes: WxmlNode[], scope: Scope, unit: Unit): Drawn[] {
    const out: Drawn[] = [];
    let open = false;
    nodes.forEach((node, index) => {
      if (typeof node === 'string') {
        out.push({ key: `t${index}`, tag: '#text', attrs: {}, events: {}, kids: [], text: String(evaluate(node, scope) ?? '') });
        return;
      }
      const { attrs } = node;
      if ('wx:if' in attrs) open = true;
      const asked = attrs['wx:if'] ?? attrs['wx:elif'];
      if ('wx:if' in attrs || 'wx:elif' in attrs || 'wx:else' in attrs) {
        if (!open || (asked !== undefined && !evaluate(asked, scope))) return;
        open = false;
      }
      if ('wx:for' in attrs) out.push(...this.loop(node, scope, unit, index));
      else out.push(...this.one(node, scope, unit, String(index)));
    });
    return out;
  }

  private loop(node: WxmlElement, scope: Scope, unit: Unit, place: number): Drawn[] {
    const items = evaluate(node.attrs['wx:for'] ?? '', scope);
    if (!Array.isArray(items)) return [];
    const [item, index, keyName] = [node.attrs['wx:for-item'] ?? 'item', node.attrs['wx:for-index'] ?? 'index', node.attrs['wx:key']];
    return items.flatMap((value: unknown, position) => {
      const own = keyName === '*this' ? value : keyName ? (value as Scope | null)?.[keyName] : undefined;
      return this.one(node, { ...scope, [item]: value, [index]: position }, unit, `${place}:${String(own ?? position)}`);
    });
  }

  private one(node: WxmlElement, scope: Scope, unit: Unit, key: string): Drawn[] {
    if (node.tag === 'template') return this.template(node, scope, unit).map((drawn, index) => (index === 0 ? rekey(drawn, key) : rekey(drawn, `${key}.${index}`)));
    if (node.tag === 'block') return this.list(node.kids, scope, unit).map((drawn) => rekey(drawn, `${key}/${drawn.key}`));
    const component = unit.file.components[node.tag];
    const attrs: Record<string, unknown> = {};
    const events: Drawn['events'] = {};
    for (const [name, source] of Object.entries(node.attrs)) {
      if (name.startsWith('wx:')) continue;
      const bound = binding.exec(name);
      if (bound) events[bound[3] ?? ''] = { handler: String(evaluate(source, scope)), stop: bound[2] === 'catch' };
      else attrs[name] = evaluate(source, scope);
    }
    if (component) {
      const inner = this.unit(component);
      return this.list(inner.file.nodes, { ...attrs, ...inner.scripts }, inner).map((drawn) => rekey(drawn, `${key}/${drawn.key}`));
    }
    return [{ key, tag: node.tag, attrs, events, kids: this.list(node.kids, scope, unit) }];
  }

  private template(node: WxmlElement, scope: Scope, unit: Unit): Drawn[] {
    const name = String(evaluate(node.attrs.is ?? '', scope));
    const data = node.attrs.data ? evaluateData(node.attrs.data, scope) : {};
    const found = this.find(name, unit);
    if (!found) throw new Error(`template "${name}" is not defined`);
    const subject = Object.values(data).find((value) => typeof value === 'object' && value !== null) as object | undefined;
    const key = `${name} ${Object.values(data).map((value) => (typeof value === 'object' ? '' : String(value))).join(' ')}`;
    const known = subject && this.memo.get(subject);
    if (known?.key === key) return known.drawn;
    const drawn = this.list(found.nodes, { ...data, ...found.unit.scripts }, found.unit);
    if (subject) this.memo.set(subject, { key, drawn });
    return drawn;
  }

  private find(name: string, unit: Unit): { nodes: WxmlNode[]; unit: Unit } | undefined {
    for (const each of [unit, ...unit.file.imports.map((path) => this.unit(path))]) {
      const nodes = each.file.templates[name];
      if (nodes) return { nodes, unit: each };
    }
    return undefined;
  }
}

// The same object is kept when the key already fits, so that an unchanged branch stays recognisable.
const rekey = (drawn: Drawn, key: string): Drawn => {
  drawn.key = key;
  return drawn;
};
