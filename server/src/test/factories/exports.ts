import { Workbook } from 'exceljs';
import type { Input, Output } from '@guiyan/shared/contract';
import type { Caller, TestApp } from '../app';

/** A ledger in full: asked for, approved by the other, fetched. */
export async function takeInFull(asker: Caller, approver: Caller, input: Input<'ledgers.ask'>): Promise<Output<'ledgers.take'>> {
  const { id } = await asker.do('ledgers.ask', input);
  await approver.do('ledgers.approve', { id });
  return asker.do('ledgers.take', { id });
}

/** A ledger's workbook as text: its title, the watermark, what lies between the heads and the last line, the last line. */
export async function readLedger(t: TestApp, url: string) {
  const book = new Workbook();
  await book.xlsx.load(await (await t.raw(url)).arrayBuffer());
  const lines: string[][] = [];
  book.worksheets[0]!.eachRow((row) => lines.push(Array.from({ length: row.cellCount }, (_, i) => String(row.getCell(i + 1).value ?? ''))));
  const [title, mark, heads, ...rest] = lines;
  const last = rest.pop()!;
  return { title: title![0]!, mark: mark![0]!, last: last[0]!, foot: book.worksheets[0]!.headerFooter.oddFooter ?? '', rows: rest.map((cells) => Object.fromEntries(heads!.map((head, i) => [head, cells[i] ?? '']))) };
}
