import path from 'node:path';
import { type Compiler, NormalModuleReplacementPlugin } from 'webpack';
import { texts } from './slim-templates';

/** React's renderer asks at run time what its host can do. Ours is known now, and what it cannot do is then never shipped. */
const host: Record<string, boolean> = {
  supportsMutation: true, supportsMicrotasks: true, isPrimaryRenderer: true,
  supportsPersistence: false, supportsHydration: false, supportsTestSelectors: false,
};
/** What @tarojs/react calls of the renderer. */
const calledOfRenderer = [
  'batchedUpdates', 'createContainer', 'createPortal', 'findHostInstance', 'flushSync', 'getPublicRootInstance', 'injectIntoDevTools', 'runWithPriority', 'updateContainer',
];

export const slimRenderer = (code: string): string =>
  code
    .replace(/=\s*\$\$\$hostConfig\.(\w+)/g, (whole, name: string) => (name in host ? `=${String(host[name])}` : whole))
    .replace(/\bexports\.(\w+)=/g, (whole, name: string) => (calledOfRenderer.includes(name) ? whole : `var unused_${name}=`));

/** These have a number or other traits of their own in the runtime, used by name or not. */
const always = ['View', 'Text', 'Image'];

/** A component's attributes are numbered in its template; of one that no page draws only the name is needed, for the order. */
export const slimComponents = (code: string, source: string): string => {
  const used = (name: string): boolean => always.includes(name) || new RegExp(`<(?:Taro)?${name}\\b`).test(source);
  const gone: string[] = [];
  return code
    .replace(/^const ([A-Z]\w+) = (?:\{\n[^]*?\n\};|Object\.assign\(.*\);)\n/gm, (whole, name: string) => {
      if (used(name) || name === 'MapComp') return whole;
      gone.push(name);
      return '';
    })
    .replace(/^ {4}([A-Z]\w+),$/gm, (whole, name: string) => (gone.includes(name) ? `    ${name}: {},` : whole))
    .replace(/^ {4}([A-Z]\w+): \{\n[^]*?\n {4}\},?$/gm, (whole, name: string) => (used(name) ? whole : `    ${name}: {},`))
    // Events have no number: templates call them all `eh`.
    .replace(/^\s+bind\w+: (?:_empty|NO_DEFAULT_VALUE|'eh'),?\n/gm, '');
};

/** Functions of WeChat that nobody calls need no promise. */
export const slimPromises = (code: string, source: string): string =>
  code.replace(/(const needPromiseApis = new Set\(\[)([^\]]*)(\]\))/, (_, open: string, names: string, close: string) => {
    const kept = (names.match(/'\w+'/g) ?? []).filter((name) => new RegExp(`\\bTaro\\.${name.slice(1, -1)}\\b`).test(source));
    return `${open}${kept.join(',')}${close}`;
  });

const pieces: [RegExp, (code: string, source: string) => string][] = [
  [/react-reconciler\.production\.min\.js$/, slimRenderer],
  [/@tarojs[\\/]shared[\\/]dist[\\/]components\.js$/, slimComponents],
  [/@tarojs[\\/]shared[\\/]dist[\\/]native-apis\.js$/, slimPromises],
  [/@tarojs[\\/]plugin-platform-weapp[\\/]dist[\\/]runtime\.js$/, (code, source) => slimPromises(slimComponents(code, source), source)],
];

/** Takes what this app never uses out of the frameworks' own run time. */
export class SlimRuntime {
  constructor(private readonly folder: string) {}

  apply(compiler: Compiler): void {
    const source = texts(this.folder);
    // A mini-program has no address bar; its window keeps one all the same, with a parser of addresses.
    new NormalModuleReplacementPlugin(/^\.\/(?:location|history)\.js$/, (asked) => {
      if (/@tarojs[\\/]runtime[\\/]dist[\\/]bom$/.test(asked.context)) asked.request = path.resolve(__dirname, 'no-address.js');
    }).apply(compiler);
    compiler.options.module.rules.push(
      ...pieces.map(([test, slim]) => ({ test, enforce: 'pre' as const, use: { loader: path.resolve(__dirname, 'rewrite.js'), options: { rewrite: (code: string) => slim(code, source) } } })),
    );
  }
}
