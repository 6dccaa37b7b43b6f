// npm run new-module -- <name>: a room of server/src/modules in the agreed shape. It compiles and answers nothing yet.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { at } from './lib/paths.mjs';

const [name = ''] = process.argv.slice(2);
const stop = (sentence) => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};
if (!/^[a-z]+s?$/.test(name)) stop('usage: npm run new-module -- <name>, one plural English word of docs/glossary.md in small letters');
const folder = at('server/src/modules', name);
if (existsSync(folder)) stop(`server/src/modules/${name} is there already`);
if (!new RegExp(`'${name}'`).test(readFileSync(at('.dependency-cruiser.cjs'), 'utf8'))) stop(`Give ${name} its floor in .dependency-cruiser.cjs first`);

const one = name.replace(/ies$/, 'y').replace(/s$/, '');
const One = one[0].toUpperCase() + one.slice(1);
const Many = name[0].toUpperCase() + name.slice(1);

const files = {
  [`${name}.entity.ts`]: `import { Entity, Index } from 'typeorm';
import { IdColumn, MaybeRef, Ref } from '../../platform/db/columns';

@Entity('${name}')
@Index('ix_${name}_scope', ['countyId', 'townshipId', 'villageId', 'id'])
export class ${One}Row {
  @IdColumn() id: string;
  @Ref() countyId: string;
  @MaybeRef() townshipId: string | null;
  @MaybeRef() villageId: string | null;
  @Ref() userId: string;
}
`,
  [`${name}.rules.ts`]: `/** The law of this room: pure, no database. */
export const mayChange = (${one}: { userId: string }, userId: string): boolean => ${one}.userId === userId;
`,
  [`${name}.queries.ts`]: `import { and, row, rows, sql } from '../../platform/db/sql';
import { notFound } from '../../platform/errors';
import type { Op } from '../../platform/op';
import { visible } from '../accounts';
import type { ${One}Row } from './${name}.entity';

const sight = { scope: ['clerk', 'secretary'], access: [], own: [] } as const;
const seen = (op: Op) => visible(op, 'r', {}, sight);

export async function get${One}(op: Op, id: string): Promise<${One}Row> {
  const may = seen(op);
  const found = await row<${One}Row>(op.db, sql(\`select r.* from ${name} r where r.id = ? and \${may.text}\`, id, ...may.params));
  if (!found) throw notFound();
  return found;
}

export async function list${Many}(op: Op, { cursor, limit }: { cursor: string | null; limit: number }): Promise<{ rows: ${One}Row[]; next: string | null }> {
  const where = and(seen(op), cursor ? sql('r.id < ?', cursor) : null);
  const found = await rows<${One}Row>(op.db, sql(\`select r.* from ${name} r where \${where.text} order by r.id desc limit \${limit + 1}\`, ...where.params));
  const shown = found.slice(0, limit);
  return { rows: shown, next: found.length > limit ? shown.at(-1)!.id : null };
}
`,
  [`${name}.present.ts`]: `import { wearer, type Op } from '../../platform/op';
import type { ${One}Row } from './${name}.entity';
import { mayChange } from './${name}.rules';

export const present${One} = (op: Op, ${one}: ${One}Row) => ({ id: ${one}.id, can: mayChange(${one}, wearer(op).userId) ? ['change'] : [] });
`,
  'index.ts': `export { ${One}Row } from './${name}.entity';
export { get${One}, list${Many} } from './${name}.queries';
`,
};

mkdirSync(folder);
for (const [file, text] of Object.entries(files)) writeFileSync(`${folder}/${file}`, text);
process.stdout.write(`server/src/modules/${name}: ${Object.keys(files).join(', ')}

Next:
  1. words and limits in shared/src/domain/${name}.ts, endpoints in shared/src/contract/${name}.ts, both in contract/index.ts
  2. a migration server/src/migrations/${Date.now()}-create-${name}.ts
  3. ${name}.actions.ts (load → check → change → record), ${name}.routes.ts (name → action → present), listeners if it hears lower floors
  4. the room in server/src/modules/index.ts
  5. ${name}.api.test.ts: each verb, each illegal state, a retry, the matrix
`);
