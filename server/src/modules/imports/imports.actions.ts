import type { Output, Parsed } from '@guiyan/shared/contract';
import type { Prepared } from '../../platform/handlers';
import { sha256 } from '../../platform/crypto';
import { change } from '../../platform/db/change';
import { AppError, badInput, conflict, ensure, notAllowed } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { createOp, record, wearer, type Actor, type Op } from '../../platform/op';
import type { Services } from '../../platform/services';
import { fileBytes, fileName, getOwnFile, insertFile, keepFile, linkTo, type FileRow } from '../files';
import { savedHeads } from './heads.queries';
import { ImportRow } from './imports.entity';
import { answersOf, getImport, homeProvince, keepNote, keepWhys, sealFileName, whysOf } from './imports.queries';
import { mayCommit, mayAnswer } from './imports.rules';
import { countsOf, presentImport } from './imports.present';
import { startCommit } from './commit';
import { askSheet, loadForReading, openSheet } from './reading';
import type { Reply } from './sheet/job';
import { importKindWords } from '@guiyan/shared/domain/imports';
import { blankForm, generateSamples, sampleFiles } from '../../samples';
import { tryOut, type Trial } from './trial';

type ImportReply = Output<'imports.get'>;
const MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Read { id: string; name: string; heads: Record<string, string>; reply: Reply<{ what: 'summary' }> }
/** R12 Layout, heads, columns, values and questions, read in a worker before anything is written. */
export const start: Prepared<'imports.start'> = {
  async ahead(services: Services, { fileId }: Parsed<'imports.start'>, actor: Actor | null): Promise<Read> {
    const { file, name, province, today, heads } = await loadForReading(services, actor, async (op) => {
      const own = await getOwnFile(op, fileId, 'workbook');
      return { file: own, name: fileName(op, own), province: await homeProvince(op, wearer(op).countyId), today: op.today, heads: await savedHeads(op) };
    });
    const id = newId();
    return { id, name, heads, reply: await openSheet(id, { bytes: await fileBytes(services, file), fileName: name, options: { today, homeProvince: province } }, heads) };
  },
  async run(op: Op, { fileId }, { id, name, heads, reply }: Read): Promise<ImportReply> {
    const a = wearer(op);
    ensure(a.townshipId || a.hat === 'county', badInput('request.invalid'));
    const at = { id, countyId: a.countyId };
    const read = reply.ok ? reply.value : null;
    const row: ImportRow = {
      ...at, townshipId: a.townshipId, userId: a.userId, hatId: a.hatId, byName: a.name, fileId, fileNameCt: sealFileName(op, at, name), kind: read?.kind ?? null, status: read ? 'asking' : 'refused',
      counts: countsOf(read), sheets: read?.sheets ?? [], asked: read?.counts.asked ?? 0, answered: 0, written: 0,
      problemCode: reply.ok ? null : reply.code, problemWords: reply.ok ? null : reply.message, undoUntil: null, version: 1, at: op.now, touchedAt: op.now,
    };
    await op.db.insert(ImportRow, row);
    if (Object.keys(heads).length) await keepNote(op, row, 'answers', heads);
    await record(op, 'import.read', { importId: id }, { subjectId: id });
    return presentImport(op, row);
  },
};

interface Answered { answers: Record<string, string>; counts: object; asked: number; answered: number; version: number }
/** R12 One answer, or the same for all doubts alike. A later answer replaces an earlier one. */
export const answer: Prepared<'imports.answer'> = {
  async ahead(services, input: Parsed<'imports.answer'>, actor): Promise<Answered> {
    const { i, answers } = await loadForReading(services, actor, async (op) => { const found = await getImport(op, input.id); ensure(mayAnswer(found), conflict('import.wrong_state')); return { i: found, answers: await answersOf(op, found) }; });
    const questions = new Map((await askSheet(services, i, answers, { what: 'named', keys: input.answers.map((a) => a.key) })).map((q) => [q.key, q]));
    for (const given of input.answers) {
      const asked = questions.get(given.key);
      ensure(asked, badInput('request.invalid', { key: 'unknown' }));
      const typed = given.value.startsWith('=');
      ensure(typed || asked.options.some((o) => o.value === given.value), badInput('request.invalid', { value: 'unknown' }));
      if (!given.alike) answers[given.key] = given.value;
      // A group's answer stands behind every question of it that was not answered by itself.
      else answers[asked.group] = given.value;
    }
    const read = await askSheet(services, i, answers, { what: 'summary' });
    return { answers, counts: countsOf(read), asked: read.counts.asked, answered: read.counts.answered, version: i.version };
  },
  async run(op, { id }, found: Answered): Promise<ImportReply> {
    const i = await getImport(op, id);
    ensure(mayAnswer(i), conflict('import.wrong_state'));
    const patch = { counts: found.counts, asked: found.asked, answered: found.answered, status: 'asking', version: found.version + 1, touchedAt: op.now };
    await change(op.db, ImportRow, { id, version: found.version }, patch);
    await keepNote(op, i, 'answers', found.answers);
    return presentImport(op, { ...i, ...patch });
  },
};

interface Tried { trial: Trial | null; version: number }
/** R12 The very same deciding as the commit's, without its writing: what it counts is what will happen. */
export const dryRun: Prepared<'imports.dryRun'> = {
  async ahead(services, { id }: Parsed<'imports.dryRun'>, actor): Promise<Tried> {
    const { i, answers } = await loadForReading(services, actor, async (op) => { const found = await getImport(op, id); return { i: found, answers: await answersOf(op, found) }; });
    if (!mayAnswer(i)) return { trial: null, version: i.version };
    const { counts } = await askSheet(services, i, answers, { what: 'summary' });
    return { trial: await tryOut(services, actor!, i, answers, counts.refused), version: i.version };
  },
  async run(op, { id }, { trial, version }: Tried): Promise<ImportReply> {
    const i = await getImport(op, id);
    ensure(trial && mayAnswer(i), conflict('import.wrong_state'));
    const open = i.asked - i.answered;
    if (open > 0) throw conflict('import.questions_open', { open });
    const patch = { counts: { ...i.counts, ...trial.counts }, status: 'tried', version: version + 1, touchedAt: op.now };
    await change(op.db, ImportRow, { id, version }, patch);
    await keepWhys(op, i, trial.whys);
    await record(op, 'import.tried', { importId: id }, { subjectId: id });
    return presentImport(op, { ...i, ...patch });
  },
};

/** R12 Starts the writing, or goes on where a stopped one left off. */
export async function commit(op: Op, { id }: Parsed<'imports.commit'>): Promise<ImportReply> {
  const i = await getImport(op, id);
  if (i.status === 'done') return presentImport(op, i);
  ensure(mayCommit(i), conflict(i.asked > i.answered ? 'import.questions_open' : 'import.not_tried', { open: i.asked - i.answered }));
  const patch = { status: 'committing', touchedAt: op.now, version: i.version + 1 };
  await change(op.db, ImportRow, { id, version: i.version }, patch);
  op.afterCommit(() => startCommit(op.services, id));
  return presentImport(op, { ...i, ...patch });
}

export async function drop(op: Op, { id }: Parsed<'imports.drop'>): Promise<ImportReply> {
  const i = await getImport(op, id);
  ensure(['asking', 'tried', 'refused'].includes(i.status), conflict('import.wrong_state'));
  const patch = { status: 'dropped', touchedAt: op.now, version: i.version + 1 };
  await change(op.db, ImportRow, { id, version: i.version }, patch);
  return presentImport(op, { ...i, ...patch });
}

interface Failed { file: FileRow; rows: number; hash: string; name: string }
/** R12 What was not stored, each row with its reason, to be mended and brought again. */
export const failedRows: Prepared<'imports.failedRows'> = {
  async ahead(services, { id }: Parsed<'imports.failedRows'>, actor): Promise<Failed> {
    const { i, answers, whys } = await loadForReading(services, actor, async (op) => { const found = await getImport(op, id); return { i: found, answers: await answersOf(op, found), whys: await whysOf(op, found) }; });
    // X2 The workbook holds numbers in full: it goes back to whoever brought them, and past nobody's four eyes to another.
    ensure(i.userId === actor?.userId, notAllowed());
    if (i.status === 'refused') throw conflict('import.wrong_state');
    const bytes = Buffer.from(await askSheet(services, i, answers, { what: 'failed', extra: whys.refused }));
    const counts = i.counts as { refused: number; skipped: number; question: number };
    const name = `没存的行 ${createOp(services, undefined as never, actor).today}.xlsx`;
    return { file: await keepFile(services, actor!, { kind: 'export', name, mime: MIME, bytes }), rows: counts.refused + counts.skipped + counts.question, hash: sha256(bytes), name };
  },
  async run(op, _input, made: Failed): Promise<Output<'imports.failedRows'>> {
    await insertFile(op, made.file);
    await record(op, 'ledger.exported', { ledger: 'import_failed_rows', rows: made.rows, sha256: made.hash, full: true }, { subjectId: made.file.id });
    return { url: linkTo(op, made.file), name: made.name, rows: made.rows, sha256: made.hash };
  },
};

/** X4 An empty form: nobody's data, so nothing is written into the history but the file itself. */
export const template: Prepared<'imports.template'> = {
  async ahead(services, { kind }: Parsed<'imports.template'>, actor): Promise<{ file: FileRow; name: string; hash: string }> {
    const name = `${importKindWords[kind]}（空表）.xlsx`;
    const bytes = await blankForm(kind);
    return { file: await keepFile(services, actor!, { kind: 'export', name, mime: MIME, bytes }), name, hash: sha256(bytes) };
  },
  async run(op, _input, { file, name, hash }): Promise<Output<'imports.template'>> {
    await insertFile(op, file);
    return { url: linkTo(op, file), name, rows: 0, sha256: hash };
  },
};

/** R12 Workbooks to try the wizard with; only where the county is the invented one. */
export const samples: Prepared<'imports.samples'> = {
  async ahead(services, _input: Parsed<'imports.samples'>, actor): Promise<FileRow[]> {
    const demo = await services.db.read((m) => m.query(`select value from installation where name = 'demo.county'`)) as unknown[];
    if (!demo.length) throw new AppError('import.no_samples', 404);
    const { files } = await generateSamples(1);
    return Promise.all(Object.values(sampleFiles).map((name) => keepFile(services, actor!, { kind: 'export', name, mime: MIME, bytes: files[name] })));
  },
  async run(op, _input, made: FileRow[]): Promise<Output<'imports.samples'>> {
    for (const file of made) await insertFile(op, file);
    return { files: made.map((f) => ({ name: fileName(op, f), url: linkTo(op, f) })) };
  },
};
