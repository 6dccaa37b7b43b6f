import { z } from 'zod';
import { importKinds, importStates, rowStates } from '../domain/imports';
import { Contract, Id, Instant, Link, Paging, page } from './define';

const Counts = z.object({ rows: z.int(), ready: z.int(), question: z.int(), merged: z.int(), skipped: z.int(), refused: z.int(), fresh: z.int(), changed: z.int(), same: z.int(), kept: z.int(), partly: z.int() });
export const Import = z.object({
  id: Id, kind: z.enum(importKinds).nullable(), fileName: z.string(), status: z.enum(importStates), at: Instant, on: z.string(), by: z.string(), counts: Counts,
  asked: z.int(), answered: z.int(), written: z.int(), undoUntil: z.string().nullable(), problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  sheets: z.array(z.object({ name: z.string(), kind: z.enum(importKinds).nullable(), headerRows: z.array(z.int()), columns: z.array(z.object({ letter: z.string(), title: z.string(), field: z.string().nullable(), placed: z.boolean() })), choices: z.array(z.string()), rows: z.int(), hiddenRows: z.int(), hiddenColumns: z.array(z.string()), why: z.string() })),
  can: z.array(z.enum(['answer', 'dry_run', 'commit', 'drop', 'undo', 'failed_rows'])),
});
export const Question = z.object({
  id: Id, key: z.string(), group: z.string(), kind: z.string(), kindLabel: z.string(), who: z.string(), where: z.string(), column: z.string(), raw: z.string(), parsed: z.string(), prompt: z.string(),
  options: z.array(z.object({ value: z.string(), label: z.string() })), suggested: z.string(), answer: z.string().nullable(), sheet: z.string(), row: z.int(), cell: z.string(), alike: z.int(),
});
export const ImportRow = z.object({ id: Id, sheet: z.string(), row: z.int(), who: z.string(), state: z.enum(rowStates), why: z.string(), values: z.array(z.object({ column: z.string(), raw: z.string(), parsed: z.string() })) });

const office = ['clerk', 'secretary', 'county'] as const;
export const imports = {
  'imports.start': { kind: 'write', hats: office, about: 'R12 R1 Reads an uploaded workbook: layout, header, columns, values, questions; the county’s names the township of each row in a column. Refusals are answered as status `refused` with a sentence, nothing changed.', input: z.object({ fileId: Id }), output: Import },
  'imports.get': { kind: 'read', hats: office, about: 'R12 Where an import stands.', input: z.object({ id: Id }), output: Import },
  'imports.list': { kind: 'read', hats: office, about: 'R12 Imports of one’s own township, or those of the whole county, newest first.', input: z.object({ ...Paging }), output: page(Import) },
  'imports.questions': { kind: 'read', personal: 'list', hats: office, about: 'R12 Doubtful cells, one row each: raw, parsed, question.', input: z.object({ id: Id, kind: z.string().max(40).optional(), open: z.boolean().optional(), ...Paging }), output: page(Question) },
  'imports.answer': { kind: 'write', hats: office, about: 'R12 Answers one question or all alike.', input: z.object({ id: Id, answers: z.array(z.strictObject({ key: z.string().max(200), value: z.string().max(60), alike: z.boolean().default(false) })).min(1).max(500) }), output: Import },
  'imports.around': { kind: 'read', personal: 'list', hats: office, about: 'R12 The sheet as it is around one cell, masked.', input: z.object({ id: Id, sheet: z.string().max(60), row: z.int().min(1) }), output: z.object({ columns: z.array(z.object({ letter: z.string(), title: z.string() })), rows: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })) }) },
  'imports.rows': { kind: 'read', personal: 'list', hats: office, about: 'R12 Rows by state, with raw and parsed values, masked.', input: z.object({ id: Id, state: z.enum(rowStates).optional(), ...Paging }), output: page(ImportRow) },
  'imports.dryRun': { kind: 'write', hats: office, about: 'R12 Counts what a commit would do: new, changed, same, refused. Writes nothing into the registry.', input: z.object({ id: Id }), output: Import },
  'imports.commit': { kind: 'write', hats: office, about: 'R12 Starts, or after a stop goes on, writing in batches. 409 import.questions_open, import.not_tried.', input: z.object({ id: Id }), output: Import },
  'imports.drop': { kind: 'write', hats: office, about: 'R12 Puts an uncommitted import away.', input: z.object({ id: Id }), output: Import },
  'imports.mapHeads': {
    kind: 'write', hats: office, about: 'R12 Says what columns mean (null: nothing here, kept as it is) and reads the sheet anew; `remember`, a clerk’s, keeps it for every workbook of the county. 409 import.other_role where a head speaks of somebody else, import.heads_needed.',
    input: z.object({ id: Id, columns: z.array(z.strictObject({ sheet: z.string().max(60), letter: z.string().regex(/^[A-Z]{1,3}$/), field: z.string().regex(/^[a-zA-Z]{1,20}$/).nullable() })).min(1).max(100), remember: z.boolean().default(false) }), output: Import,
  },
  'imports.heads': { kind: 'read', hats: office, about: 'R12 Heads of workbooks whose meaning the county keeps.', input: z.object({}), output: z.object({ rows: z.array(z.object({ id: Id, kind: z.enum(importKinds), head: z.string(), field: z.string().nullable(), by: z.string(), on: z.string() })) }) },
  'imports.forgetHead': { kind: 'write', hats: ['clerk'], about: 'R12 Later workbooks are read without it; imports that began with it keep it.', input: z.object({ id: Id }), output: z.object({ id: Id }) },
  'imports.undo': { kind: 'write', hats: office, about: 'R12 Takes a stored import back as a whole, within 30 days: what it made goes, what it changed gets its former values. 409 import.used with how many records have been used since, import.undo_too_late.', input: z.object({ id: Id }), output: Import },
  'imports.failedRows': { kind: 'write', hats: office, about: 'R12 The refused and skipped rows as a workbook, each with its reason.', input: z.object({ id: Id }), output: Link },
  'imports.template': { kind: 'write', hats: office, about: 'X4 An empty form of one ledger, every cell text, with an example line that an import passes over.', input: z.object({ kind: z.enum(importKinds) }), output: Link },
  'imports.samples': { kind: 'write', hats: office, about: 'R12 The sample workbooks of the demo county.', input: z.object({}), output: z.object({ files: z.array(z.object({ name: z.string(), url: z.string() })) }) },
} satisfies Contract;
