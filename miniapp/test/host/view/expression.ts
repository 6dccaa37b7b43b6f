type Scope = Record<string, unknown>;
export type Compiled = (scope: Scope) => unknown;

const compiled = new Map<string, Compiled>();

// Names a template does not know are undefined there, and so is a property of nothing: templates never throw.
const lenient = (scope: Scope): Scope => new Proxy(scope, { has: () => true, get: (all, name) => (typeof name === 'string' ? all[name] : undefined) });

const expression = (code: string): Compiled => {
  // oxlint-disable-next-line no-new-func -- a template's expressions are text, and this page is the test's own
  const run = new Function('scope', `with (scope) { return (${code}) }`) as Compiled;
  return (scope) => {
    try {
      return run(lenient(scope));
    } catch (error) {
      if (error instanceof TypeError) return undefined;
      throw error;
    }
  };
};

const compile = (source: string): Compiled => {
  const parts = source.split(/\{\{([\s\S]*?)\}\}/);
  if (parts.length === 1) return () => source;
  if (parts.length === 3 && parts[0] === '' && parts[2] === '') return expression(parts[1] ?? '');
  const pieces = parts.map((part, index): Compiled => (index % 2 ? expression(part) : () => part));
  return (scope) => pieces.map((piece) => String(piece(scope) ?? '')).join('');
};

/** `a {{b}}` as a string, a lone `{{b}}` with its type. */
export const evaluate = (source: string, scope: Scope): unknown => {
  let run = compiled.get(source);
  if (!run) compiled.set(source, (run = compile(source)));
  return run(scope);
};

/** The data of `<template data="{{a: b, c}}">`. */
export const evaluateData = (source: string, scope: Scope): Scope => {
  const key = `data ${source}`;
  let run = compiled.get(key);
  if (!run) compiled.set(key, (run = expression(`{${source.replace(/^\{\{|\}\}$/g, '')}}`)));
  return (run(scope) ?? {}) as Scope;
};

export const runScript = (source: string): unknown => {
  const module = { exports: {} };
  // oxlint-disable-next-line no-new-func -- wxs comes as text, and this page is the test's own
  new Function('module', source)(module);
  return module.exports;
};
