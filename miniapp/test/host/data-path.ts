/** `root.cn.[0].v` → ['root', 'cn', 0, 'v'] */
export const splitPath = (path: string): (string | number)[] =>
  (path.match(/[^.[\]]+|\[\d+\]/g) ?? []).map((step) => (step.startsWith('[') ? Number(step.slice(1, -1)) : step));

/** Sets one path and copies only the objects on the way, so that an untouched branch keeps its identity. */
export const setPath = (target: unknown, steps: readonly (string | number)[], value: unknown): unknown => {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const copy = (
    Array.isArray(target) ? [...(target as unknown[])] : typeof step === 'number' && target === undefined ? [] : { ...(target as object) }
  ) as Record<string | number, unknown>;
  copy[step] = setPath(copy[step], rest, value);
  return copy;
};

export const applyPatch = <T>(data: T, patch: Record<string, unknown>): T =>
  Object.entries(patch).reduce<unknown>((all, [path, value]) => setPath(all, splitPath(path), value), data) as T;
