import type { ImportKind } from '@guiyan/shared/domain/imports';
import { forms } from './forms';
import { formColumns } from './mess';

const example: Record<string, string> = {
  seq: '例：', village: '某某村', group: '一组', name: '张某某', member: '李某某', sex: '男', birth: '1985-07-12', childBirth: '2016-07-12', elderBirth: '1950-07-12', idNo: '（18 位，按文本写）', phone: '13800000000', day: '2024-03-01', joined: '2010-07-01', full: '2011-07-01', place: '浙江省宁波市', branch: '某某村党支部',
};
const ROWS = 300;

/** X4 An empty form in the paper's columns, every cell text so that no number is damaged, with one line marked 例：. */
export async function blankForm(kind: ImportKind): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs');
  const columns = formColumns(kind);
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(forms[kind].title);
  sheet.addRow([forms[kind].title]);
  sheet.mergeCells(1, 1, 1, columns.length);
  const grouped = columns.some((c) => c.group);
  sheet.addRow(columns.map((c) => c.group || c.head));
  if (grouped) {
    sheet.addRow(columns.map((c) => (c.group ? c.head : null)));
    columns.forEach((c, i) => {
      if (!c.group) sheet.mergeCells(2, i + 1, 3, i + 1);
      else if (columns[i - 1]?.group !== c.group) sheet.mergeCells(2, i + 1, 2, i + columns.filter((o) => o.group === c.group).length);
    });
  }
  sheet.addRow(columns.map((c) => (c.key === '=' ? c.texts[0] ?? '' : example[c.key] ?? '')));
  sheet.columns.forEach((column) => { column.width = 14; column.numFmt = '@'; });
  for (let row = 1; row <= ROWS; row += 1) sheet.getRow(row).eachCell({ includeEmpty: true }, (cell) => { cell.numFmt = '@'; });
  sheet.getRow(1).font = { bold: true, size: 14 };
  sheet.views = [{ state: 'frozen', ySplit: grouped ? 3 : 2 }];
  return Buffer.from(await book.xlsx.writeBuffer());
}
