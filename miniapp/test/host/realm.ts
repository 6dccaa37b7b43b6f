import vm from 'node:vm';
import { performance } from 'node:perf_hooks';
import type { Dist } from './dist';

/** ECMAScript names that a phone's script engine does not offer, or that WeChat takes away. */
const missing = ['Intl', 'eval', 'WebAssembly', 'SharedArrayBuffer', 'Atomics', 'FinalizationRegistry'];

type Fn = (...args: never[]) => unknown;
interface Loaded {
  exports: unknown;
}

/** A script world of its own, with nothing of a browser and nothing of Node, and the module loader of WeChat. */
export class Realm {
  readonly context: vm.Context;
  readonly packages = new Set<string>();
  private readonly modules = new Map<string, Loaded>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly parse: (json: string) => unknown;
  readonly Promise: PromiseConstructor;
  readonly ArrayBuffer: ArrayBufferConstructor;

  constructor(
    private readonly dist: Dist,
    private readonly onFault: (error: unknown, where: string) => void,
    globals: Record<string, unknown>,
    log: (level: string, args: unknown[]) => void,
  ) {
    this.context = vm.createContext(Object.create(null) as object, { codeGeneration: { strings: false, wasm: false } });
    vm.runInContext(`for (const name of ${JSON.stringify(missing)}) delete globalThis[name]`, this.context);
    const write = (level: string) => (...args: unknown[]) => log(level, args);
    Object.assign(this.context, globals, this.clock(), {
      global: {},
      console: Object.fromEntries(['log', 'info', 'warn', 'error', 'debug', 'group', 'groupEnd', 'time', 'timeEnd'].map((level) => [level, write(level)])),
    });
    const pick = <T>(expression: string): T => vm.runInContext(expression, this.context) as T;
    this.parse = pick('JSON.parse');
    this.Promise = pick('Promise');
    this.ArrayBuffer = pick('ArrayBuffer');
  }

  /** A deep copy whose objects and arrays belong to the app's world. */
  native<T>(value: T): T {
    return value === undefined ? value : (this.parse(JSON.stringify(value)) as T);
  }

  buffer(bytes: Uint8Array): ArrayBuffer {
    const copy = new this.ArrayBuffer(bytes.byteLength);
    new Uint8Array(copy).set(bytes);
    return copy;
  }

  /** Runs app code from outside; what it throws is kept as a fault, as a phone would only log it. */
  guard<T>(where: string, run: () => T): T | undefined {
    try {
      return run();
    } catch (error) {
      this.onFault(error, where);
      return undefined;
    }
  }

  call(where: string, fn: unknown, self: unknown, ...args: unknown[]): unknown {
    if (typeof fn !== 'function') return undefined;
    return this.guard(where, () => Reflect.apply(fn as Fn, self, args));
  }

  require(file: string): unknown {
    const known = this.modules.get(file);
    if (known) return known.exports;
    if (!this.dist.has(file)) throw new Error(`module "${file}" is not defined`);
    this.packages.add(this.dist.packageOf(file));
    const module: Loaded = { exports: this.native({}) };
    this.modules.set(file, module);
    const run = new vm.Script(`(function (require, module, exports) {${this.dist.text(file)}\n})`, { filename: file }).runInContext(this.context) as Fn;
    const require = (ref: string): unknown => {
      const target = this.dist.resolve(file, ref, '.js');
      return this.require(this.dist.has(target) ? target : target.replace(/\.js$/, '/index.js'));
    };
    Reflect.apply(run, undefined, [require, module, module.exports]);
    return module.exports;
  }

  /** Milliseconds that evaluating a file and all it requires took. */
  timed(file: string): number {
    const start = performance.now();
    this.require(file);
    return performance.now() - start;
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  private clock(): Record<string, unknown> {
    const start = (repeat: boolean) => (fn: unknown, delay?: number, ...args: unknown[]): number => {
      const run = (): void => {
        if (!repeat) this.timers.delete(timer);
        this.call('timer', fn, undefined, ...args);
      };
      const timer = repeat ? setInterval(run, delay) : setTimeout(run, delay);
      // A test that ends without closing its host must not keep the process alive.
      timer.unref();
      this.timers.add(timer);
      return timer[Symbol.toPrimitive]();
    };
    const stop = (id?: number): void => {
      for (const timer of this.timers) {
        if (timer[Symbol.toPrimitive]() !== id) continue;
        clearTimeout(timer);
        this.timers.delete(timer);
      }
    };
    return { setTimeout: start(false), setInterval: start(true), clearTimeout: stop, clearInterval: stop };
  }
}
