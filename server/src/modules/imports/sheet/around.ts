import { textOf, type Book } from './book';
import type { Table } from './detect';
import type { Field } from './fields';
import { masked } from './masked';

export interface Around { columns: { letter: string; title: string }[]; rows: { row: number; cells: string[] }[] }

/** The sheet as it is around one row: the name, the given fields, two rows before and after; numbers of persons masked. */
export function around(book: Book, table: Table, row: number, fields: readonly Field[], reach = 2): Around {
  const sheet = book.sheets[table.sheetIndex]!;
  const shown = table.columns.filter((c) => c.field && (c.field === 'name' || c.field === 'memberName' || fields.includes(c.field)));
  const near = sheet.rows.filter((r) => r.number > table.headerTo && r.number >= row - reach && r.number <= row + reach);
  return {
    columns: shown.map((c) => ({ letter: c.letter, title: c.title.split('·').at(-1) ?? '' })),
    rows: near.map((r) => ({ row: r.number, cells: shown.map((c) => masked(textOf(r, c.column), c.field)) })),
  };
}
