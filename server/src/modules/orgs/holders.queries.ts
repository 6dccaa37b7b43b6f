import { among, rows, sql } from '../../platform/db/sql';
import type { Op } from '../../platform/op';
import type { OrgHolder } from './keeping.entity';

const place = (countyId: string, id: string) => ({ table: 'org_holders', column: 'phone', row: id, county: countyId });
export const sealHolderPhone = (op: Op, countyId: string, id: string, phone: string): string => op.services.keys.seal(phone, place(countyId, id));
export const phoneOfHolder = (op: Op, h: Pick<OrgHolder, 'id' | 'countyId' | 'phoneCt'>): string | null => (h.phoneCt ? op.services.keys.open(h.phoneCt, place(h.countyId, h.id)) : null);

/** Those on duty today, in the order they were entered; `all` with those before them, the newest first. */
export async function holdersOf(op: Op, orgIds: readonly string[], all = false): Promise<Map<string, OrgHolder[]>> {
  const byOrg = new Map<string, OrgHolder[]>();
  for (let i = 0; i < orgIds.length; i += 300) {
    const where = among('h.org_id', orgIds.slice(i, i + 300));
    for (const h of await rows<OrgHolder>(op.db, sql(`select h.* from org_holders h where ${where.text}${all ? '' : ' and h.until_day is null'} order by ${all ? 'h.from_day desc, ' : ''}h.id`, ...where.params))) byOrg.set(h.orgId, [...(byOrg.get(h.orgId) ?? []), h]);
  }
  return byOrg;
}
