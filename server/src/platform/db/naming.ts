import { DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';

export const snake = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
const camelKeys = new Map<string, string>();
const camel = (name: string): string => {
  let known = camelKeys.get(name);
  if (known === undefined) camelKeys.set(name, (known = name.replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase())));
  return known;
};

/** Rows of hand-written SQL, with the property names the entities use. */
export const camelRow = <T>(row: Record<string, unknown>): T => {
  const out: Record<string, unknown> = {};
  for (const key in row) out[camel(key)] = row[key];
  return out as T;
};

export class SnakeNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(property: string, custom: string | undefined): string { return custom ?? snake(property); }
}
