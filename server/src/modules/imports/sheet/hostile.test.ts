import ExcelJS from 'exceljs';
import { analyseFile, failedRowsWorkbook, readWorkbook } from './index';
import { zipOf, type ZipEntry } from './zip';

const options = { today: '2026-09-22', homeProvince: '贵州省' };
const HEAD = ['序号', '村', '姓名', '身份证号', '外出时间', '外出地点', '联系电话'];

function parts(sheet: string, more: ZipEntry[] = []): ZipEntry[] {
  return [
    { name: '[Content_Types].xml', body: '<Types/>' }, { name: 'xl/workbook.xml', body: '<workbook xmlns:r="r"><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>' },
    { name: 'xl/_rels/workbook.xml.rels', body: '<Relationships><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>' }, { name: 'xl/worksheets/sheet1.xml', body: sheet }, ...more,
  ];
}
const inline = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
const rowXml = (n: number, values: string[]) => `<row r="${n}">${values.map((v, i) => inline(`${String.fromCharCode(65 + i)}${n}`, v)).join('')}</row>`;
const good = `<worksheet><sheetData>${rowXml(1, HEAD)}${rowXml(2, ['1', '岩脚村', '杨成武', '', '2020.03', '温州', ''])}</sheetData></worksheet>`;
const open = (entries: ZipEntry[]) => readWorkbook(zipOf(entries, { store: false }), 'x.xlsx');
const csv = (rows: number) => Buffer.from([HEAD.join(','), ...Array.from({ length: rows }, (_, i) => `${i},岩脚村,杨成武,,2020.03,温州,`)].join('\n'));

describe('R12 files that are refused, each in its own words', () => {
  it('R12 control: the hand-made workbook of these tests is readable', async () => {
    const { rows } = await analyseFile(zipOf(parts(good), { store: false }), 'x.xlsx', options);
    expect(rows[0]).toMatchObject({ who: '杨成武', state: 'ready' });
  });

  it.each<[string, () => Buffer, string]>([
    ['nothing at all', () => Buffer.alloc(0), 'import.empty'],
    ['a picture', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1]), 'import.not_a_workbook'],
    ['a PDF', () => Buffer.from('%PDF-1.7\n'), 'import.not_a_workbook'],
    ['a web page called .xls', () => Buffer.from('<html><table></table></html>'), 'import.not_a_workbook'],
    ['a torn zip', () => zipOf(parts(good), { store: false }).subarray(0, 300), 'import.not_a_workbook'],
    ['a Word file', () => zipOf([{ name: '[Content_Types].xml', body: '<Types/>' }, { name: 'word/document.xml', body: '<document/>' }], { store: false }), 'import.not_a_workbook'],
    ['.xls of old', () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]), 'import.old_xls'],
    ['a password', () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.from('EncryptedPackage', 'utf16le')]), 'import.encrypted'],
    ['more than 10 MB', () => Buffer.alloc(10 * 1024 * 1024 + 1, 65), 'import.too_big'],
    ['blank rows only', () => Buffer.from(',,,\n,,\n'), 'import.empty'],
    ['a workbook without cells', () => zipOf(parts('<worksheet><sheetData/></worksheet>'), { store: false }), 'import.empty'],
    ['no header', () => Buffer.from('甲,乙\n1,2\n'), 'import.no_header'],
    ['a header and no rows', () => Buffer.from(HEAD.join(',')), 'import.empty'],
    ['20,001 rows', () => csv(20_001), 'import.too_many_rows'],
    ['a row beyond the sheet', () => zipOf(parts(good.replace('r="2"', 'r="999999999"')), { store: false }), 'import.not_a_workbook'],
    ['a far row', () => zipOf(parts(good.replace('<row r="2">', '<row r="900000">').replaceAll(/r="([A-Z])2"/g, 'r="$1900000"')), { store: false }), 'import.too_many_rows'],
    ['50 MB of zeros in 50 KB', () => zipOf(parts(good, [{ name: 'xl/media/a.bin', body: Buffer.alloc(51 * 1024 * 1024) }]), { store: false }), 'import.zip_bomb'],
    ['a size that lies', () => zipOf(parts(good, [{ name: 'xl/media/a.bin', body: Buffer.alloc(60 * 1024 * 1024), claim: 10 }]), { store: false }), 'import.zip_bomb'],
    ['1,001 entries', () => zipOf(parts(good, Array.from({ length: 1000 }, (_, i) => ({ name: `xl/media/${i}.png`, body: 'x' }))), { store: false }), 'import.zip_bomb'],
    ['a zip in the zip', () => zipOf(parts(good, [{ name: 'xl/embeddings/a.xlsx', body: zipOf(parts(good), { store: false }) }]), { store: false }), 'import.zip_nested'],
    ['a zip under another name', () => zipOf(parts(good, [{ name: 'xl/media/a.png', body: zipOf(parts(good), { store: false }) }]), { store: false }), 'import.zip_nested'],
    ['a document type', () => zipOf(parts(`<!DOCTYPE x [<!ENTITY a "aaaa">]>${good}`), { store: false }), 'import.unsafe_xml'],
    ['a document type in UTF-16', () => zipOf(parts(good, [{ name: 'xl/styles.xml', body: Buffer.from('\ufeff<!DOCTYPE x>', 'utf16le') }]), { store: false }), 'import.unsafe_xml'],
    ['broken XML', () => zipOf(parts('<worksheet><sheetData><row r="1"><c r="A1"></row>'), { store: false }), 'import.not_a_workbook'],
    ['one part twice', () => zipOf([...parts(good), { name: 'xl/worksheets/sheet1.xml', body: good }], { store: false }), 'import.not_a_workbook'],
  ])('R12 %s', async (_, make, code) => {
    await expect(analyseFile(make(), 'x.xlsx', options)).rejects.toMatchObject({ name: 'SheetError', code });
  });

  it('R12 exactly 20,000 rows are read', async () => {
    const { counts } = await analyseFile(csv(20_000), 'x.csv', options, { 'same_person:birth:row': 'same' });
    expect(counts.rows).toBe(20_000);
  });

  it.each([
    ['merges over the whole sheet', '<mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>'],
    ['a validation over the whole sheet', '<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"男,女"</formula1></dataValidation></dataValidations>'],
    ['a conditional format and a drawing without its part', '<conditionalFormatting sqref="A1:XFD1048576"><cfRule type="expression" dxfId="0" priority="1"><formula>1</formula></cfRule></conditionalFormatting><drawing r:id="rId9"/>'],
  ])('R12 %s costs no time', async (_, xml) => {
    const start = performance.now();
    const book = await open(parts(good.replace('</sheetData>', `</sheetData>${xml}`)));
    expect(book.sheets[0]!.rows).toHaveLength(2);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('R12 sheets are found by their relation, under any file name and prefix', async () => {
    const entries = parts(good.replaceAll(/<(\/?)(worksheet|sheetData|row|c|is|t)\b/g, '<$1x:$2')).map((e) => ({ ...e, name: e.name.replace('sheet1.xml', 'Blatt_A.xml'), body: String(e.body).replace('sheet1.xml', 'Blatt_A.xml') }));
    expect((await open(entries)).sheets[0]!.rows).toHaveLength(2);
  });

  it('R12 GBK, UTF-8 and UTF-16 are told apart', async () => {
    const text = `${HEAD.join(',')}\n1,岩脚村,"杨""成""武",,2020.03,温州,\n`;
    const iconv = await import('iconv-lite');
    for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`), iconv.encode(text, 'gbk'), iconv.encode(text, 'utf16-le', { addBOM: true })]) {
      const book = await readWorkbook(bytes, 'x.csv');
      expect(book.sheets[0]!.rows[1]!.cells[3]!.text).toBe('杨"成"武');
    }
  });
});

describe('R12 failed rows come back', () => {
  it('R12 X4 with the reason first, under their own heads, and without living formulas', async () => {
    const bytes = Buffer.from(`${HEAD.join(',')}\n1,岩脚村,杨成武,,2020.03,温州,\n2,岩脚村,,,2020.03,=1+1,\n合计,,2,,,,\n`);
    const analysis = await analyseFile(bytes, '表.csv', options);
    const back = new ExcelJS.Workbook();
    await back.xlsx.load(Uint8Array.from(await failedRowsWorkbook(analysis.book, analysis, new Map([['表!2', '库里已有两个同名的人']]))).buffer);
    const rows = back.worksheets[0]!.getSheetValues().slice(1).map((r) => (r as unknown[]).slice(1, 5));
    expect(rows).toEqual([['原表行号', '为什么没存', '序号', '村'], ['2', '库里已有两个同名的人', '1', '岩脚村'], ['3', '没有姓名，不知道是谁', '2', '岩脚村'], ['4', '略过：合计行', '合计', '']]);
    expect(back.worksheets[0]!.getCell('H3').type).toBe(ExcelJS.ValueType.String);
  });
});
