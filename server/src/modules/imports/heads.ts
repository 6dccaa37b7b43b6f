import type { Output, Parsed } from '@guiyan/shared/contract';
import type { ImportKind } from '@guiyan/shared/domain/imports';
import { change } from '../../platform/db/change';
import { badInput, conflict, ensure, notAllowed } from '../../platform/errors';
import type { Prepared } from '../../platform/handlers';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { findHead, getHead } from './heads.queries';
import { ImportHead, ImportRow } from './imports.entity';
import { answersOf, getImport, keepNote } from './imports.queries';
import { countsOf, presentImport } from './imports.present';
import { mayAnswer } from './imports.rules';
import { askSheet, loadForReading, tryReading } from './reading';
import { fields, masked, type Field } from './sheet';
import { headKey, mayMean } from './sheet/heads';
import type { Summary } from './sheet/views';

/** Letters a kept head may have. */
const MOST = 120;
interface Meant { kind: ImportKind; head: string; field: Field | '' }
interface Read { answers: Record<string, string>; read: Summary; meant: Meant[]; version: number }

/** R12 Says what columns mean and reads the sheet anew; `remember` keeps it for every workbook of the county. */
export const mapHeads: Prepared<'imports.mapHeads'> = {
  async ahead(services, input: Parsed<'imports.mapHeads'>, actor): Promise<Read> {
    const { i, answers } = await loadForReading(services, actor, async (op) => {
      const found = await getImport(op, input.id);
      ensure(mayAnswer(found), conflict('import.wrong_state'));
      ensure(!input.remember || wearer(op).hat === 'clerk', notAllowed());
      return { i: found, answers: await answersOf(op, found) };
    });
    const columns = await askSheet(services, i, answers, { what: 'columns', columns: input.columns.map(({ sheet, letter }) => ({ sheet, letter })) });
    const meant = input.columns.map(({ field: name }, n): Meant => {
      const at = columns[n];
      const field = name === null ? '' : fields.find((f) => f === name);
      ensure(at && field !== undefined, badInput('request.invalid', { columns: 'unknown' }));
      ensure(field === '' || mayMean(at.kind, at.head, field), conflict('import.other_role', { head: masked(at.head) }));
      // A head that holds a number is somebody's number and no head.
      ensure(!input.remember || (at.head.length <= MOST && masked(at.head) === at.head), conflict('import.head_not_kept', { head: masked(at.head) }));
      return { ...at, field };
    });
    for (const { kind, head, field } of meant) answers[headKey(kind, head)] = field;
    const reply = await tryReading(services, i, answers, { what: 'summary' });
    const before = (i.sheets as { name: string; kind: string | null }[]).filter((s) => s.kind);
    ensure(reply.ok && before.every((s) => reply.value.sheets.some((now) => now.name === s.name && now.kind === s.kind)), conflict('import.heads_needed'));
    return { answers, read: reply.value, meant, version: i.version };
  },
  async run(op, { id, remember }, { answers, read, meant, version }: Read): Promise<Output<'imports.mapHeads'>> {
    const i = await getImport(op, id);
    ensure(mayAnswer(i), conflict('import.wrong_state'));
    const patch = { counts: countsOf(read), sheets: read.sheets, asked: read.counts.asked, answered: read.counts.answered, status: 'asking', version: version + 1, touchedAt: op.now };
    await change(op.db, ImportRow, { id, version }, patch);
    await keepNote(op, i, 'answers', answers);
    if (remember) for (const one of meant) await saveHead(op, one);
    return presentImport(op, { ...i, ...patch });
  },
};

/** One meaning a head; a later one takes its place. */
async function saveHead(op: Op, { kind, head, field }: Meant): Promise<void> {
  const { countyId, name } = wearer(op);
  const known = await findHead(op, countyId, kind, head);
  if (known?.field === field) return;
  const id = known?.id ?? newId();
  const said = { field, byName: name, at: op.now };
  if (known) await op.db.update(ImportHead, { id }, said);
  else await op.db.insert(ImportHead, { id, countyId, kind, head, ...said });
  await record(op, 'import.head_saved', { headId: id, kind, field }, { townshipId: null, subjectId: id });
}

export async function forgetHead(op: Op, { id }: Parsed<'imports.forgetHead'>): Promise<Output<'imports.forgetHead'>> {
  const head = await getHead(op, id);
  await op.db.delete(ImportHead, { id });
  await record(op, 'import.head_forgotten', { headId: id, kind: head.kind, field: head.field }, { townshipId: null, subjectId: id });
  return { id };
}
