import { readFileSync } from 'node:fs';
import { root } from '../../lib/paths.mjs';

const room = (url, name) => {
  if (!url) return name === '(garbage collector)' ? 'garbage collector' : name === '(idle)' ? 'idle' : name === '(program)' ? 'native code (program)' : 'native code';
  const path = url.replace('file://', '').replace(`${root}/`, '');
  const inside = path.split('node_modules/').at(-1);
  if (path.includes('node_modules/')) return inside.startsWith('@') ? inside.split('/').slice(0, 2).join('/') : inside.split('/')[0];
  if (path.startsWith('node:')) return path;
  return path;
};

/** Where a process spent itself, from its .cpuprofile: [{ place, share }] by package or own file, and by function. */
export function readProfile(file) {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8'));
  const self = new Map();
  samples.forEach((id, i) => self.set(id, (self.get(id) ?? 0) + timeDeltas[i]));
  const [places, functions] = [new Map(), new Map()];
  let busy = 0;
  for (const { id, callFrame: { functionName, url, lineNumber } } of nodes) {
    const time = self.get(id) ?? 0;
    const place = room(url, functionName);
    // Beginning to watch takes time of its own.
    if (place === 'idle' || (place === 'native code' && functionName === 'dispatch')) continue;
    busy += time;
    places.set(place, (places.get(place) ?? 0) + time);
    const called = `${functionName || '(anonymous)'} ${place}${url && !url.startsWith('node:') ? `:${lineNumber + 1}` : ''}`;
    functions.set(called, (functions.get(called) ?? 0) + time);
  }
  const top = (map, count) => [...map].sort((a, b) => b[1] - a[1]).slice(0, count).map(([place, time]) => ({ place, share: time / busy }));
  return { places: top(places, 16), functions: top(functions, 16) };
}
