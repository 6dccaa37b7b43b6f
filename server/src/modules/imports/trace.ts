import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { look, type Picture, type Written } from '../../platform/db/trace';
import type { Op } from '../../platform/op';
import { turns } from '../../platform/turns';

/** Whom a batch may touch: people it enters with nothing but their membership, people it writes more about, villages it makes, and matters of paper ledgers. */
export interface About { entered: ReadonlySet<string>; touched: ReadonlySet<string>; orgs: ReadonlySet<string>; requests: ReadonlySet<string> }

const idsOf = (rows: Record<string, unknown>[], column = 'id'): string[] => rows.flatMap((r) => (r[column] ? [String(r[column])] : []));

/** Every row of the registry that hangs on these people: taken before and after a batch, the difference is what it wrote. */
export async function pictureOf(op: Op, { entered, touched, orgs, requests }: About): Promise<Picture> {
  const people = [...entered, ...touched];
  const picture: Picture = new Map();
  const at = (table: string, column: string, values: Iterable<string>) => look(op.db, picture, table, column, values);
  await at('orgs', 'id', orgs);
  await at('request_steps', 'request_id', idsOf(await at('requests', 'id', requests)));
  const turn = turns();
  const found = await at('people', 'id', people);
  const members = idsOf(await at('members', 'person_id', people));
  const outflows = await at('outflows', 'member_id', members);
  await turn();
  const families = idsOf(found, 'family_id');
  await at('families', 'id', families);
  await at('family_people', 'person_id', people);
  if (!touched.size) return picture;
  const theirs = idsOf(found.filter((p) => touched.has(String(p.id))), 'family_id');
  // A home of one alone that became part of a family is looked at by who headed it.
  const homes = [...theirs, ...idsOf(await at('families', 'head_person_id', touched))];
  await at('merges', 'open_gone_id', homes);
  await at('same_records', 'record_id', homes);
  await at('memberships', 'member_id', members);
  await at('migrants', 'person_id', touched);
  await at('visits', 'family_id', theirs);
  await at('outflow_changes', 'outflow_id', idsOf(outflows.filter((o) => touched.has(String(o.person_id)))));
  await at('family_tags', 'person_id', touched);
  await at('pairings', 'family_id', theirs);
  await at('access', 'subject_id', [...theirs, ...touched]);
  return picture;
}

/** As it is kept: by table, [id, mark] of a row that was made and [id, mark, former values] of one that was changed. */
type Kept = Record<string, ([string, string] | [string, string, Record<string, unknown>])[]>;

export function pack(written: readonly Written[]): Buffer {
  const kept: Kept = {};
  for (const { table, id, mark, before } of written) (kept[table] ??= []).push(before ? [id, mark, before] : [id, mark]);
  return deflateRawSync(JSON.stringify(kept), { level: 1 });
}
export function unpack(bytes: Buffer): Written[] {
  const kept = JSON.parse(inflateRawSync(bytes).toString('utf8')) as Kept;
  return Object.entries(kept).flatMap(([table, rows]) => rows.map(([id, mark, before]) => ({ table, id, mark, before: before ?? null })));
}
