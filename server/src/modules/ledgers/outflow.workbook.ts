import { maskPhone } from '@guiyan/shared/domain/phone';
import type { Op } from '../../platform/op';
import type { OutflowRecord } from './ledgers.queries';
import { outflowColumns, safeCell } from './ledgers.rules';

export interface Heading { place: string; by: string; on: string; full: boolean }

const dayWords = (day: string | null, precision: string): string => (!day ? '' : precision === 'year' ? day.slice(0, 4) : precision === 'month' ? `${day.slice(0, 4)}.${day.slice(5, 7)}` : day);
const maskId = (id: string): string => `${id.slice(0, 4)}${'*'.repeat(Math.max(id.length - 8, 0))}${id.slice(-4)}`;

function cells(op: Op, r: OutflowRecord, index: number, full: boolean): string[] {
  const open = (column: 'phone' | 'id_no', sealed: string | null) => (sealed ? op.services.keys.open(sealed, { table: 'people', column, row: r.personId, county: r.countyId }) : '');
  const [phone, idNo] = [open('phone', r.phoneCt), open('id_no', r.idNoCt)];
  const home = [Number(r.elders) ? `老${r.elders}` : '', Number(r.women) ? `妇${r.women}` : '', Number(r.children) ? `童${r.children}` : ''].filter(Boolean).join(' ');
  const sex = r.sex === 'male' ? '男' : r.sex === 'female' ? '女' : r.sex;
  return [
    String(index + 1), r.village ?? '', r.name, sex, r.nation, dayWords(r.birth || null, r.birthPrecision), full ? idNo : idNo && maskId(idNo), r.edu, r.joinDay, '', r.category, dayWords(r.outDay, r.outPrecision),
    r.city && r.city !== r.province ? `${r.province}${r.city}` : r.province, r.job, full ? phone : phone && maskPhone(phone), r.reason, '', '', '', '', '', r.liaison ?? '', '', home, '', '',
  ].map(safeCell);
}

/** The roster as the paper has it: title, columns, rows as text, and a last line that says who took it and when. */
export async function outflowWorkbook(op: Op, records: readonly OutflowRecord[], head: Heading): Promise<Buffer> {
  const { Workbook } = await import('exceljs');
  const book = new Workbook();
  const sheet = book.addWorksheet('流动党员花名册', { pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 }, views: [{ state: 'frozen', ySplit: 2 }] });
  sheet.addRow([`${head.place}流动党员花名册`]);
  sheet.mergeCells(1, 1, 1, outflowColumns.length);
  sheet.getCell(1, 1).font = { size: 16, bold: true };
  sheet.getCell(1, 1).alignment = { horizontal: 'center' };
  sheet.addRow([...outflowColumns]).font = { bold: true };
  records.forEach((r, i) => sheet.addRow(cells(op, r, i, head.full)));
  sheet.addRow([`${head.by} ${head.on} 导出，共 ${records.length} 人${head.full ? '。含完整号码，请妥善保管' : '，号码已遮住'}`]);
  sheet.columns.forEach((column, i) => { column.numFmt = '@'; column.width = [6, 12, 10, 6, 8, 11, 21, 10, 11, 10, 10, 11, 16, 16, 14][i] ?? 12; });
  return Buffer.from(await book.xlsx.writeBuffer());
}
