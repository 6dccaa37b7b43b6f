import ExcelJS from 'exceljs';
import { unzip, zipOf } from '../modules/imports/sheet/zip';

export type Value = string | number | Date | null;

/** A sheet of paper being filled from the top, the way township forms are laid out. Rows and columns count from 1. */
export class Paper {
  private readonly workbook = new ExcelJS.Workbook();
  private readonly sheet: ExcelJS.Worksheet;

  constructor(readonly name: string) {
    // Without fixed stamps the same seed would give other bytes every second.
    this.workbook.created = this.workbook.modified = new Date(Date.UTC(2026, 8, 22));
    this.workbook.creator = this.workbook.lastModifiedBy = '青石乡党政办';
    this.sheet = this.workbook.addWorksheet(name);
    this.sheet.properties.defaultRowHeight = 20;
  }

  get next(): number {
    return this.sheet.rowCount + 1;
  }

  add(values: Value[], formats: Record<number, string> = {}): number {
    const row = this.sheet.addRow(values);
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      cell.border = { top: { style: 'thin' }, left: { style: 'thin' }, bottom: { style: 'thin' }, right: { style: 'thin' } };
      cell.alignment = { vertical: 'middle', wrapText: true };
      const format = formats[column];
      if (format) cell.numFmt = format;
    });
    return row.number;
  }

  merge(top: number, left: number, bottom: number, right: number): void {
    if (top !== bottom || left !== right) this.sheet.mergeCells(top, left, bottom, right);
  }

  wide(text: string, columns: number, big: boolean): number {
    const row = this.add([text]);
    this.merge(row, 1, row, columns);
    this.sheet.getCell(row, 1).alignment = { horizontal: big ? 'center' : 'left', vertical: 'middle' };
    if (big) this.sheet.getCell(row, 1).font = { size: 16, bold: true };
    return row;
  }

  widths(widths: number[]): void {
    widths.forEach((width, i) => { this.sheet.getColumn(i + 1).width = width; });
  }

  /** A page of notes behind the roster; real workbooks have one, and it is no ledger. */
  notes(name: string, lines: string[]): void {
    const sheet = this.workbook.addWorksheet(name);
    for (const line of lines) sheet.addRow([line]);
  }

  async bytes(): Promise<Buffer> {
    const made = Buffer.from(await this.workbook.xlsx.writeBuffer());
    const parts = await unzip(made, () => true);
    return zipOf([...parts].map(([name, body]) => ({ name, body })), { store: false });
  }
}
