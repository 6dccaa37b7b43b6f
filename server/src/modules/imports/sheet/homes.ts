import type { ParsedRow, PersonRow } from './rows';
import { villageKey } from './simple';

const parent = (row: PersonRow, role: RegExp): string | null => row.values.kin.find((k) => k.name && role.test(k.role))?.name ?? null;

/**
 * Children of one father or mother in one village live in one home. The first of them in the file stands for it in every
 * later row, so that a file that is written in pieces still knows it.
 */
export class Homes {
  private readonly first = new Map<string, PersonRow>();

  settle(row: ParsedRow): void {
    if (row.shape !== 'person' || row.state === 'refused' || !row.values.village) return;
    const [father, mother] = [parent(row, /^父/), parent(row, /^母/)];
    const at = `${row.township ?? ''}|${villageKey(row.values.village)}`;
    const keys = [...(father ? [`f|${at}|${father}`] : []), ...(mother ? [`m|${at}|${mother}`] : [])];
    const differs = (other: string | null, own: string | null): boolean => other !== null && own !== null && other !== own;
    const found = keys.map((key) => this.first.get(key)).find((other) => other && !differs(parent(other, /^父/), father) && !differs(parent(other, /^母/), mother));
    if (found) row.values.home = { name: found.values.name, village: found.values.village, id: found.values.id, birth: found.values.birth, phones: found.values.phones };
    for (const key of keys) if (!this.first.has(key)) this.first.set(key, found ?? row);
  }
}
