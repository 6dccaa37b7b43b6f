import type { EntityManager } from 'typeorm';
import { among, sql, type Sql } from './sql';

/** Whose village it is, for a table that names the township and not the village. */
const owners = [['memberId', 'member_id', 'members'], ['familyId', 'family_id', 'families'], ['personId', 'person_id', 'people']] as const;

export interface Scoped { table: string; /** Rows that lie in these villages. */ inVillages: (villages: readonly string[]) => Sql }

/** Every table whose rows lie in a village of a township, and those that belong to a township alone: read from the entities, so that a new table is never forgotten. */
export function scopedTables(db: EntityManager): { ofVillages: Scoped[]; ofTownships: string[] } {
  const ofVillages: Scoped[] = [];
  const ofTownships: string[] = [];
  for (const m of db.connection.entityMetadatas) {
    const has = (property: string): boolean => m.columns.some((c) => c.propertyName === property);
    if (!has('townshipId')) continue;
    const owner = owners.find(([property]) => has(property));
    if (has('villageId')) ofVillages.push({ table: m.tableName, inVillages: (villages) => among('village_id', villages) });
    else if (owner) ofVillages.push({ table: m.tableName, inVillages: (villages) => { const of = among('village_id', villages); return sql(`${owner[1]} in (select id from ${owner[2]} where ${of.text})`, ...of.params); } });
    else ofTownships.push(m.tableName);
  }
  return { ofVillages, ofTownships: ofTownships.sort() };
}
