import type { LogRow, ParsedRow } from './rows';
import { squeeze } from './text';

/** What a line says, column by column, however its sheet orders and spaces it: by this the same line of another copy is known again. */
export const lineText = ({ kind, whole = [], values: { day } }: LogRow): string =>
  [kind, ...whole.map((c) => `${c.field ?? squeeze(c.title)}=${c.field === 'day' && day ? `${day.day}/${day.precision}` : squeeze(c.raw)}`).sort()].join('|');

/** A ledger may say the same twice and mean it: equal lines of one book are told apart by their number. */
export class Copies {
  private readonly seen = new Map<string, number>();

  number(row: ParsedRow): void {
    if (row.shape !== 'log' || row.state !== 'ready') return;
    const text = lineText(row);
    row.values.copy = (this.seen.get(text) ?? 0) + 1;
    this.seen.set(text, row.values.copy);
  }
}
