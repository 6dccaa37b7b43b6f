/** Where we are: `#/families/3f…?due=late` → path `/families/3f…`, query `due=late`. */
export interface Place {
  path: string;
  query: URLSearchParams;
}

/** `href('/families', { due: 'late' })` → `#/families?due=late`; empty values are left out. */
export function href(path: string, query: Record<string, string | undefined> = {}): string {
  const words = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  for (const [key, value] of words) ensureCode(key, value);
  const text = new URLSearchParams(words).toString();
  return `#${path}${text && `?${text}`}`;
}

export function read(raw: string): Place {
  const cut = raw.indexOf('?');
  return cut < 0
    ? { path: raw, query: new URLSearchParams() }
    : { path: raw.slice(0, cut), query: new URLSearchParams(raw.slice(cut + 1)) };
}

/** Matches `/families/:id` against a path; answers the named parts, or null. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const want = pattern.split('/');
  const have = path.split('/');
  if (want.length !== have.length) return null;
  const found: Record<string, string> = {};
  for (const [i, part] of want.entries()) {
    const given = have[i] ?? '';
    if (part.startsWith(':')) found[part.slice(1)] = given;
    else if (part !== given) return null;
  }
  return found;
}

function ensureCode(key: string, value: string) {
  // A phone or an ID number is digits alone, longer than any code of ours.
  if (!/^[\w.:~-]{1,64}$/.test(value) || /^\d{7,}[Xx]?$/.test(value)) {
    throw new Error(`"${key}" may not go into the address: only codes, ids and days do`);
  }
}
