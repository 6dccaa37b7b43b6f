import type { stream } from 'exceljs';

type Book = InstanceType<typeof stream.xlsx.WorkbookWriter>;
type Sheet = ReturnType<Book['addWorksheet']>;

const escapes: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };
// What XML cannot hold at all is left out; nothing of it can be seen.
const escape = (text: string): string => (/[<>&\u0000-\u001f\u007f\ufffe\uffff]/.test(text) ? text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, '').replace(/[<>&]/g, (sign) => escapes[sign]!) : text);

const letterOf = (index: number): string => (index < 26 ? String.fromCharCode(65 + index) : `${letterOf(Math.floor(index / 26) - 1)}${letterOf(index % 26)}`);

/**
 * Rows of plain text, written into the sheet's own stream past the library's cell objects: twenty thousand rows cost
 * it more than two seconds and us a third of one. Every cell keeps the format “text”, so that whoever goes on
 * writing in the file loses no digit of a number.
 */
export function textRows(book: Book, sheet: Sheet, columns: number): (first: number, rows: readonly (readonly string[])[]) => void {
  const { styles } = book as unknown as { styles: { addStyleModel(model: { numFmt: string }): number } };
  const { stream: out } = sheet as unknown as { stream: { write(text: string): void } };
  const style = styles.addStyleModel({ numFmt: '@' });
  const letters = Array.from({ length: columns }, (_, i) => letterOf(i));
  return (first, rows) => {
    let xml = '';
    for (const [at, cells] of rows.entries()) {
      const number = first + at;
      xml += `<row r="${number}">`;
      for (let i = 0; i < columns; i += 1) xml += cells[i] ? `<c r="${letters[i]!}${number}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escape(cells[i]!)}</t></is></c>` : `<c r="${letters[i]!}${number}" s="${style}"/>`;
      xml += '</row>';
    }
    out.write(xml);
  };
}
