import type { Dist } from './dist';

export interface WxmlElement {
  tag: string;
  attrs: Record<string, string>;
  kids: WxmlNode[];
}
export type WxmlNode = WxmlElement | string;

/** One template file as the view needs it: what it draws, what it defines, what it borrows. */
export interface WxmlFile {
  path: string;
  nodes: WxmlNode[];
  templates: Record<string, WxmlNode[]>;
  scripts: Record<string, string>;
  imports: string[];
  components: Record<string, string>;
}

const token = /<!--[\s\S]*?-->|<\/([\w-]+)\s*>|<([\w-]+)((?:\s+[\w:.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*(\/?)>|[^<]+/g;
const attribute = /([\w:.-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g;

export const parseWxml = (source: string): WxmlNode[] => {
  const root: WxmlElement = { tag: '', attrs: {}, kids: [] };
  const open = [root];
  const top = (): WxmlElement => open[open.length - 1] ?? root;
  let end = 0;
  for (const match of source.matchAll(token)) {
    if (match.index !== end) throw new Error(`Unreadable template near: ${source.slice(end, end + 60)}`);
    const [whole, closing, opening, attrs, selfClosed] = match;
    end = match.index + whole.length;
    if (closing) {
      if (open.length < 2 || top().tag !== closing) throw new Error(`</${closing}> closes <${top().tag}>`);
      open.pop();
    } else if (opening) {
      const element: WxmlElement = { tag: opening, attrs: {}, kids: [] };
      for (const [, name = '', double, single] of (attrs ?? '').matchAll(attribute)) element.attrs[name] = double ?? single ?? 'true';
      top().kids.push(element);
      if (!selfClosed) open.push(element);
    } else if (!whole.startsWith('<!--') && whole.trim() !== '') {
      top().kids.push(whole.trim());
    }
  }
  if (open.length > 1 || end !== source.length) throw new Error(`Template ends inside <${top().tag}>`);
  return root.kids;
};

const componentsOf = (dist: Dist, file: string): Record<string, string> => {
  const json = file.replace(/\.wxml$/, '.json');
  if (!dist.has(json)) return {};
  const { usingComponents = {} } = JSON.parse(dist.text(json)) as { usingComponents?: Record<string, string> };
  return Object.fromEntries(Object.entries(usingComponents).map(([name, ref]) => [name, dist.resolve(file, ref, '.wxml')]));
};

const readOne = (dist: Dist, file: string): WxmlFile => {
  const unit: WxmlFile = { path: file, nodes: [], templates: {}, scripts: {}, imports: [], components: componentsOf(dist, file) };
  for (const node of parseWxml(dist.text(file))) {
    if (typeof node === 'string') {
      unit.nodes.push(node);
    } else if (node.tag === 'import') {
      unit.imports.push(dist.resolve(file, node.attrs.src ?? '', '.wxml'));
    } else if (node.tag === 'wxs') {
      unit.scripts[node.attrs.module ?? ''] = dist.text(dist.resolve(file, node.attrs.src ?? '', '.wxs'));
    } else if (node.tag === 'template' && node.attrs.name) {
      unit.templates[node.attrs.name] = node.kids;
    } else {
      unit.nodes.push(node);
    }
  }
  return unit;
};

/** A page's template and everything it reaches, the page first. */
export const readWxml = (dist: Dist, file: string): WxmlFile[] => {
  const found = new Map<string, WxmlFile>();
  const visit = (path: string): void => {
    if (found.has(path)) return;
    const unit = readOne(dist, path);
    found.set(path, unit);
    for (const next of [...unit.imports, ...Object.values(unit.components)]) visit(next);
  };
  visit(file);
  return [...found.values()];
};

/** Taro shortens component names to numbers; the first element of each template tells which is which. */
export const componentNames = (dist: Dist): Record<string, string> => {
  const names: Record<string, string> = {};
  if (!dist.has('base.wxml')) return names;
  for (const node of parseWxml(dist.text('base.wxml'))) {
    if (typeof node === 'string') continue;
    const alias = /^tmpl_0_(\w+?)(?:_focus)?$/.exec(node.attrs.name ?? '')?.[1];
    const first = node.kids[0];
    if (alias && first && typeof first !== 'string' && first.tag !== 'template') names[alias] = first.tag === 'block' ? 'text-node' : first.tag;
  }
  return names;
};
