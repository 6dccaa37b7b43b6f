import type { ImportKind } from '@guiyan/shared/domain/imports';
import { questionKinds, type QuestionKind } from '@guiyan/shared/domain/sheets';
import { letters, type Book } from './book';
import { columnsByField, detect, type Detected } from './detect';
import { headsOf } from './heads';
import { Homes } from './homes';
import { layouts } from './layouts';
import { Copies } from './lines';
import { tableReader } from './parse';
import type { ParseOptions } from './reading';
import type { Answers, ParsedRow, Question } from './rows';
import { SameRows, settleSame } from './same';
import { readWorkbook } from './workbook';

export interface Counts {
  /** Data rows; ready + question + refused + merged add up to it. */
  rows: number;
  ready: number;
  question: number;
  refused: number;
  merged: number;
  skipped: number;
  /** Questions, answered ones too. */
  asked: number;
  answered: number;
  askedByKind: Record<QuestionKind, number>;
}

export interface Analysis { kinds: ImportKind[]; detected: Detected; rows: ParsedRow[]; questions: Question[]; counts: Counts }

/**
 * Every row of the book in its final state for the answers given so far. Rows keep the order of the book.
 * Deterministic: the same bytes, answers and options give the same result, so a stopped import can be read again.
 */
export function analyse(book: Book, options: ParseOptions, answers: Answers = {}, detected: Detected = detect(book, headsOf(answers))): Analysis {
  const rows: ParsedRow[] = [];
  const same = new Map<ImportKind, SameRows>();
  const homes = new Homes();
  const copies = new Copies();
  for (const table of detected.tables) {
    const reader = tableReader(book, table, options);
    const columns = columnsByField(table);
    const nameColumn = columns.get(layouts[table.kind].nameField) ?? 1;
    const before = same.get(table.kind) ?? new SameRows();
    same.set(table.kind, before);
    for (const data of table.rows) {
      for (const row of reader.parseRow(data, answers)) {
        const earlier = row.state === 'refused' ? undefined : before.match(row);
        if (earlier) settleSame(row, earlier.row, earlier.by, `${letters(nameColumn)}${row.row}`, answers);
        homes.settle(row);
        copies.number(row);
        rows.push(row);
      }
    }
  }
  const questions = rows.flatMap((row) => row.questions);
  return { kinds: [...new Set(detected.tables.map((t) => t.kind))], detected, rows, questions, counts: count(rows, questions, detected) };
}

export async function analyseFile(bytes: Buffer, filename: string, options: ParseOptions, answers: Answers = {}): Promise<Analysis & { book: Book }> {
  const book = await readWorkbook(bytes, filename);
  return { book, ...analyse(book, options, answers) };
}

function count(rows: ParsedRow[], questions: Question[], detected: Detected): Counts {
  const inState = (state: ParsedRow['state']) => rows.filter((row) => row.state === state).length;
  const askedByKind = Object.fromEntries(questionKinds.map((kind) => [kind, 0])) as Record<QuestionKind, number>;
  for (const question of questions) askedByKind[question.kind] += 1;
  return {
    rows: rows.length, ready: inState('ready'), question: inState('question'), refused: inState('refused'), merged: inState('merged'),
    skipped: detected.tables.reduce((sum, t) => sum + t.skipped.length, 0), asked: questions.length, answered: questions.filter((q) => q.answer !== null).length, askedByKind,
  };
}
