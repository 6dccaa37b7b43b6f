import type { Book } from './book';
import { columnsByField, type DataRow, type Table } from './detect';
import { familyRow, personRow } from './homerow';
import { pairingRow } from './helprow';
import { layouts } from './layouts';
import { agencyRow, contactRow, logRow, visitRow } from './logrow';
import { inflowRow, memberRow } from './memberrow';
import { migrantRow } from './migrantrow';
import type { ParseOptions } from './reading';
import { RowReader, type TableShape } from './rowreader';
import type { Answers, ParsedRow } from './rows';

/** Prepared once for a table; rows are then read one by one, in any order. A row may name several persons side by side. */
export interface TableReader { table: Table; parseRow: (data: DataRow, answers: Answers) => ParsedRow[] }

const parsers = { member: memberRow, inflow: inflowRow, family: familyRow, pairing: pairingRow, person: personRow, migrant: migrantRow, contact: contactRow, visit: visitRow, agency: agencyRow, log: logRow } as const;

export function tableReader(book: Book, table: Table, options: ParseOptions): TableReader {
  const byNumber = new Map(book.sheets[table.sheetIndex]!.rows.map((row) => [row.number, row]));
  const { shape, nameField } = layouts[table.kind];
  const views = shapesOf(table);
  const parse = parsers[shape];
  return {
    table,
    parseRow: (data, answers) => {
      const row = byNumber.get(data.row)!;
      const filled = views.length > 1 ? views.filter((view) => [...(view.split ?? [])].some((column) => row.cells[column])) : views;
      return (filled.length ? filled : views.slice(0, 1)).map((view, n) => {
        const made = parse(new RowReader(view, row, data, answers, nameField), table, data, options);
        return n ? { ...made, key: `${made.key}#${n + 1}` } : made;
      });
    },
  };
}

/** One view of the table, or one for each of 家属1, 家属2 when a row holds several persons. */
function shapesOf(table: Table): TableShape[] {
  const columns = columnsByField(table);
  const titles = new Map(table.columns.flatMap((c) => (c.field ? [[c.field, c.title] as const] : [])));
  const kin = layouts[table.kind].shape === 'family' && !columns.has('name') ? table.columns.filter((c) => c.kin?.leaf) : [];
  const persons = [...new Set(kin.map((c) => `${c.kin!.role}${c.kin!.n}`))];
  if (!persons.length) return [{ table, columns, titles }];
  const all = new Set(kin.map((c) => c.column));
  return persons.map((person) => {
    const own = kin.filter((c) => `${c.kin!.role}${c.kin!.n}` === person);
    const view = { table, columns: new Map(columns), titles: new Map(titles), split: new Set(own.map((c) => c.column)), others: all };
    for (const c of own) { view.columns.set(c.kin!.leaf!, c.column); view.titles.set(c.kin!.leaf!, c.title); }
    return view;
  });
}
