import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { analyse, analyseFile, detect, readWorkbook, type Answers, type FamilyRow, type OutflowRow, type PairingRow } from './index';
import { fieldOf, tidyTitle } from './fields';

const options = { today: '2026-09-22', homeProvince: '贵州省' };
type Grid = (string | number | Date | null)[][];

async function xlsx(grid: Grid, change: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void = () => undefined, name = '一'): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(name);
  for (const row of grid) sheet.addRow(row);
  change(sheet, book);
  return Buffer.from(await book.xlsx.writeBuffer());
}
const read = async (grid: Grid, change?: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void, answers: Answers = {}) => analyseFile(await xlsx(grid, change), 'a.xlsx', options, answers);

const HEAD = ['序号', '村', '姓名', '出生年月', '外出时间', '外出地点', '联系电话'];
const person = (i: number, village: string | null, name: string | null = `龙阿秀${'甲乙丙丁'[i % 4]}`) => [i, village, name, '1985.07', '2020.03', '温州', '13910000026'];

describe('R12 heads', () => {
  const decorate = fc.constantFrom('', ' ', '  ', '\n', '　', ' \n ');
  it('R12 blanks, line breaks and full-width forms in a head change nothing', () => {
    fc.assert(fc.property(fc.constantFrom('姓名', '身份证号码', '村(社区)', '联系电话', '何时外出', '从事职业及年收入', '出生年月'), fc.array(decorate, { minLength: 12, maxLength: 12 }), fc.boolean(), (title, gaps, wide) => {
      const written = [...title].map((c, i) => (wide && c === '(' ? '（' : wide && c === ')' ? '）' : c) + gaps[i % gaps.length]!).join('');
      expect(tidyTitle(written)).toBe(title);
      expect(fieldOf('outflow', [tidyTitle(written)])).toBe(fieldOf('outflow', [title]));
    }));
  });

  it('R12 the names of other persons are never the name of the row’s person', () => {
    for (const title of ['儿童姓名', '老人姓名', '妇女姓名', '家属姓名', '户主姓名', '申请人姓名', '监护人姓名', '姓名(监护人)']) expect(fieldOf('outflow', [title])).toBeUndefined();
    expect(fieldOf('outflow', ['监护人', '姓名'])).toBeUndefined();
    expect(fieldOf('outflow', ['父亲', '联系电话'])).toBeUndefined();
    expect(fieldOf('outflow', ['支部联系人', '姓名'])).toBe('liaison');
    expect(fieldOf('outflow', ['支部联系人', '电话'])).toBe('liaisonPhone');
    expect([fieldOf('families', ['党员姓名']), fieldOf('families', ['家属姓名']), fieldOf('families', ['家属', '姓名'])]).toEqual(['memberName', 'name', 'name']);
    expect(fieldOf('outflow', ['流入地联系人及电话'])).toBeUndefined();
  });

  it.each([1, 2, 3, 4])('R12 a header of %i levels', async (levels) => {
    const top: Grid = [['基本情况', null, null, null, '外出情况', null, null], ['个人', null, null, null, '外出务工情况', null, null]];
    const two: Grid = [['序号', '村', '姓名', '出生年月', '外出务工情况', null, '联系电话'], [null, null, null, null, '何时外出', '地点', null]];
    const grid: Grid = levels === 1 ? [HEAD] : levels === 2 ? two : [...top.slice(0, levels - 2), ...two];
    const result = await read([['流出党员名册'], ...grid, person(1, '岩脚村')], (sheet) => {
      sheet.mergeCells(1, 1, 1, 7);
      const base = 2;
      for (let r = base; r < base + levels - 2; r += 1) { sheet.mergeCells(r, 1, r, 4); sheet.mergeCells(r, 5, r, 7); }
      if (levels > 1) {
        const r = base + Math.max(levels - 2, 0);
        sheet.mergeCells(r, 5, r, 6);
        for (const c of [1, 2, 3, 4, 7]) sheet.mergeCells(r, c, r + 1, c);
      }
    });
    const table = result.detected.tables[0]!;
    expect([table.headerFrom, table.headerTo]).toEqual([2, 1 + levels]);
    expect(result.rows[0]).toMatchObject({ state: 'ready', values: { name: '龙阿秀乙', village: '岩脚村', outDate: { day: '2020-03-01' }, place: { city: '温州市' } } });
  });

  it('R12 a column no ledger knows is kept as an unread column, not dropped', async () => {
    const { detected } = await read([[...HEAD, '星座'], person(1, '岩脚村')]);
    expect(detected.tables[0]!.columns.at(-1)).toMatchObject({ title: '星座', field: null });
  });

  it('R12 the telephone beside 支部联系人 is the liaison’s, also within one cell', async () => {
    const { rows } = await read([[...HEAD, '支部联系人', '联系电话'], [...person(1, '岩脚村'), '杨秀兰', '13920000011']]);
    expect((rows[0] as OutflowRow).values).toMatchObject({ liaison: '杨秀兰', liaisonPhones: [{ number: '13920000011' }], phones: [{ number: '13910000026' }] });
    const joined = await read([[...HEAD, '支部联系人及电话'], [...person(1, '岩脚村'), '杨秀兰 13920000011']]);
    expect((joined.rows[0] as OutflowRow).values).toMatchObject({ liaison: '杨秀兰', liaisonPhones: [{ number: '13920000011' }] });
  });
});

describe('R12 rows', () => {
  it('R12 every row ends as data or is named with its reason', async () => {
    const { detected } = await read([
      ['流出党员名册'], ['填报单位：青石乡', null, '填报时间：2026.9'], HEAD, ['例：', '某村', '张某某', '1985.07', '2020.03', '温州', '1'], person(1, '岩脚村'), [], person(2, null), ['小  计', null, 2], HEAD, [3], person(3, '下河村'), ['合计', null, 3], ['注：地点写到县'], ['填表人：', null, null, '审核人：'],
    ]);
    const table = detected.tables[0]!;
    expect(table.above.map((a) => a.reason)).toEqual(['title', 'form_line', 'header']);
    expect(table.rows.map((r) => r.row)).toEqual([5, 7, 11]);
    expect(table.skipped.map((s) => `${s.row} ${s.reason}`)).toEqual(['4 sample', '6 blank', '8 total', '9 repeated_header', '10 only_number', '12 total', '13 note', '14 footer']);
  });

  it('R12 a village stands for the rows below it: merged, written once, or as a line of its own', async () => {
    const merged = await read([HEAD, person(1, '岩脚村'), person(2, null), person(3, null)], (sheet) => sheet.mergeCells('B2:B4'));
    const once = await read([HEAD, person(1, '岩脚村'), person(2, null), person(3, '下河村')]);
    const lines = await read([HEAD.filter((h) => h !== '村'), ['一、岩脚村'], person(1, null).filter((_, i) => i !== 1), ['二、下河村'], person(2, null).filter((_, i) => i !== 1)]);
    const villages = (result: typeof merged) => result.rows.map((r) => r.values.village);
    expect(villages(merged)).toEqual(['岩脚村', '岩脚村', '岩脚村']);
    expect(villages(once)).toEqual(['岩脚村', '岩脚村', '下河村']);
    expect(villages(lines)).toEqual(['岩脚村', '下河村']);
    expect(once.rows[1]!.fields.find((f) => f.field === 'village')).toMatchObject({ from: 'B2', raw: '岩脚村' });
  });

  it('R12 a blank group is not filled from above', async () => {
    const { rows } = await read([[...HEAD, '组'], [...person(1, '岩脚村'), '一组'], [...person(2, null), null]]);
    expect(rows.map((r) => r.values.group)).toEqual(['一组', null]);
  });

  it('R12 a row without a name is refused by name and asks nothing', async () => {
    const { rows, counts } = await read([HEAD, [1, '岩脚村', null, 1985.1, '2020.03', '浙江', '1']]);
    expect(rows[0]).toMatchObject({ state: 'refused', refusal: { code: 'no_name' }, questions: [] });
    expect(counts).toMatchObject({ rows: 1, refused: 1, asked: 0 });
  });

  it('R12 hidden rows are read, hidden sheets are not, and both are told', async () => {
    const { rows, detected } = await read([HEAD, person(1, '岩脚村'), person(2, '岩脚村')], (sheet, book) => {
      sheet.getRow(3).hidden = true;
      const old = book.addWorksheet('旧', { state: 'hidden' });
      old.addRow(HEAD);
      old.addRow(person(1, '岩脚村'));
    });
    expect(rows.map((r) => r.hidden)).toEqual([false, true]);
    expect(detected.skippedSheets).toEqual([{ sheet: '旧', reason: 'hidden', rows: 2 }]);
  });

  it('R12 two tables on one sheet are two tables', async () => {
    const { detected } = await read([HEAD, person(1, '岩脚村'), [], ['序号', '帮扶对象', '帮扶人', '结对时间'], [1, '龙阿秀', '杨成武', '2024.3']]);
    expect(detected.tables.map((t) => [t.kind, t.rows.length])).toEqual([['outflow', 1], ['pairings', 1]]);
  });

  it('R12 流入党员 are a ledger of their own and are not taken for members of ours; what they have no place for stays with the row', async () => {
    const bytes = await xlsx([['流入党员名册'], HEAD, person(1, '岩脚村')], undefined, '流入');
    expect(() => detect({ filename: 'x', format: 'xlsx', sheets: [] })).toThrow('没找到表头');
    const { rows } = await analyseFile(bytes, '流入.xlsx', options);
    expect(rows[0]).toMatchObject({ kind: 'inflow', shape: 'inflow', state: 'ready', values: { name: '龙阿秀乙', village: '岩脚村' } });
    expect(rows[0]!.left.map((l) => l.raw)).toEqual(['2020.03', '温州']);
  });
});

describe('R12 cells', () => {
  it('R12 a formula gives the value last computed, a formula error is asked about or left blank', async () => {
    const { rows } = await read([HEAD, person(1, '岩脚村')], (sheet) => {
      sheet.getCell('C2').value = { formula: 'A1&"x"', result: '杨成武' };
      sheet.getCell('D2').value = { error: '#REF!' };
    });
    expect(rows[0]).toMatchObject({ who: '杨成武', state: 'question', values: { name: '杨成武', birth: null } });
    expect(rows[0]!.questions[0]).toMatchObject({ kind: 'date', reason: 'error', raw: '#REF!' });
  });

  it.each([[false], [true]])('R12 date cells mean the same day under date1904 = %s', async (date1904) => {
    const { rows } = await read([HEAD, person(1, '岩脚村')], (sheet, book) => {
      book.properties.date1904 = date1904;
      sheet.getCell('D2').value = new Date(Date.UTC(1985, 6, 12));
      sheet.getCell('D2').numFmt = 'yyyy-mm-dd';
      sheet.getCell('E2').value = new Date(Date.UTC(2020, 2, 5));
      sheet.getCell('E2').numFmt = 'yyyy"年"m"月"';
    });
    expect((rows[0] as OutflowRow).values).toMatchObject({ birth: { day: '1985-07-12', precision: 'day' }, outDate: { day: '2020-03-01', precision: 'month' } });
  });

  it('R12 rich text is read as its text', async () => {
    const { rows } = await read([HEAD, person(1, '岩脚村')], (sheet) => { sheet.getCell('C2').value = { richText: [{ text: '杨' }, { font: { bold: true }, text: '成武' }] }; });
    expect(rows[0]!.who).toBe('杨成武');
  });
});

describe('R12 answers', () => {
  const grid: Grid = [HEAD, [1, '岩脚村', '杨成武', 1985.1, '2020.03', '温州', '1391000002'], [2, '岩脚村', '龙金花', 1979.1, '2020.03', '温州', '13910000026']];

  it('R12 one answer for all alike, one for a single cell, and what the person typed', async () => {
    const { questions, rows } = await read(grid, undefined, { 'date:dot_one:birth': 'oct', '一!D3:date': 'jan', '一!G2:phone': '=13910000027' });
    expect(rows.map((r) => (r as OutflowRow).values.birth?.day)).toEqual(['1985-10-01', '1979-01-01']);
    expect((rows[0] as OutflowRow).values.phones).toEqual([{ number: '13910000027', kind: 'mobile', owner: '' }]);
    expect(rows.map((r) => r.state)).toEqual(['ready', 'ready']);
    expect(questions.every((q) => q.answer !== null)).toBe(true);
  });

  it('R12 an answer that is no option, or typed nonsense, answers nothing', async () => {
    const { rows } = await read(grid, undefined, { '一!D2:date': 'may', '一!G2:phone': '=not a number' });
    expect(rows[0]).toMatchObject({ state: 'question', values: { birth: null, phones: null } });
  });

  it('R12 R2 the same person twice: asked on the later row, merged on yes, both kept on no', async () => {
    const twice: Grid = [HEAD, [1, '岩脚村', '杨成武', '1985.07', '2020.03', '温州', null], [2, '岩脚', '杨 成武', '1985年7月', null, null, '13910000026']];
    const open = await read(twice);
    expect(open.rows.map((r) => r.state)).toEqual(['ready', 'question']);
    expect(open.questions[0]).toMatchObject({ key: '一!C3:same_person', kind: 'same_person', suggested: 'same' });
    const yes = await read(twice, undefined, { '一!C3:same_person': 'same' });
    expect(yes.rows[1]).toMatchObject({ state: 'merged', mergedInto: '一!2' });
    expect((yes.rows[0] as OutflowRow).values).toMatchObject({ outDate: { day: '2020-03-01' }, phones: [{ number: '13910000026' }] });
    const no = await read(twice, undefined, { '一!C3:same_person': 'different' });
    expect(no.rows.map((r) => r.state)).toEqual(['ready', 'ready']);
  });

  it('R12 a damaged number meets its sound twin by name and first 15 digits', async () => {
    const { questions } = await read([[...HEAD, '身份证号'], [...person(1, '岩脚村', '杨成武'), '522699198507123216'], [2, '下河村', '杨成武', null, null, null, null, 522699198507123000]]);
    expect(questions.map((q) => q.kind).sort()).toEqual(['id_no', 'same_person']);
  });

  it('R12 reading the same file again gives the same questions', async () => {
    const bytes = await xlsx(grid);
    const book = await readWorkbook(bytes, 'a.xlsx');
    expect(structuredClone(analyse(book, options))).toEqual(analyse(await readWorkbook(bytes, 'a.xlsx'), options));
  });
});

describe('R5 H1 the other ledgers', () => {
  it('R5 two names in one row stay two persons, and the member is filled down', async () => {
    const { rows } = await read([['村', '党员姓名', '家属姓名', '与党员关系', '性别', '年龄', '身份类别', '劳动能力'], ['岩脚村', '杨成武', '杨德宽', '父亲', '男', 70, '老', '无'], [null, null, '杨小宝', '儿子', '男', 9, '童', null]]);
    expect(rows.map((r) => { const { memberName, name, village, class: c, labour } = (r as FamilyRow).values; return [memberName, name, village, c?.kind, labour]; })).toEqual([['杨成武', '杨德宽', '岩脚村', 'elder', 'none'], ['杨成武', '杨小宝', '岩脚村', 'child', null]]);
  });

  it('H1 pairings: who helps whom, in what', async () => {
    const { rows } = await read([['序号', '对象', '类别', '帮扶人', '职务/单位', '电话', '结对时间', '帮扶内容'], [1, '杨成武家', '党政班子', '欧阳建春', '乡长', 13910000026, '2024年3月', '帮思想、帮生产'], [2, '龙金花', '机关支部', null, null, null, null, null]]);
    expect((rows[0] as PairingRow).values).toMatchObject({ memberName: '杨成武', helper: '欧阳建春', helperClass: 'leaders', helperPhones: [{ number: '13910000026' }], since: { day: '2024-03-01', precision: 'month' }, aspects: ['thought', 'production'] });
    expect(rows[1]).toMatchObject({ state: 'refused', refusal: { code: 'no_helper' } });
  });
});

describe('R12 the days of joining', () => {
  const roster = async (joined: string, full: string, answers: Answers = {}) => analyseFile(Buffer.from(`姓名,所在党支部,加入党组织日期,转为正式党员日期,是否为流动党员\n龙正华,岩脚村党支部,${joined},${full},是\n`), '党员基本信息汇总表.csv', options, answers);
  it.each([
    ['1972-07-01', '1972-07-01', null], ['1969-04-01', '1969-04-01', null], ['1977-08-11', '1977-08-11', null], ['1977-08-12', '1977-08-12', 'same_day'], ['1985-07-01', '1985-07-01', 'same_day'], ['1985-07-01', '1986-07-01', null],
    ['1985-07-01', '1986-06-30', 'under_a_year'], ['1985-07-01', '1984-07-01', 'full_before_join'], ['1985.07', '1985年7月15日', 'same_day'], ['1985-07-15', '1986.07', null], ['1985', '1985', null],
  ])('R12 joined %s and full %s: %s', async (joined, full, reason) => {
    expect((await roster(joined, full)).rows[0]!.questions.map((q) => q.reason)).toEqual(reason ? [reason] : []);
  });

  it('R12 the doubt is a question with a default, and both answers settle it', async () => {
    const asked = (await roster('1985-07-01', '1985-07-01')).questions[0]!;
    expect(asked).toMatchObject({ kind: 'date', suggested: 'as_read', prompt: expect.stringContaining('1969 年 4 月 1 日') });
    for (const [answer, value] of [['as_read', '1985-07-01'], ['blank', undefined], ['=1986-07-01', '1986-07-01']] as const) {
      const [row] = (await roster('1985-07-01', '1985-07-01', { [asked.key]: answer })).rows as [OutflowRow];
      expect([answer, row.state, row.values.confirmed?.day]).toEqual([answer, 'ready', value]);
    }
  });

  it('R12 people at home are told by the title, also in everyday words', async () => {
    const { kinds } = await analyseFile(Buffer.from('党员姓名,姓名,关系,年龄\n龙正华,龙德宽,父亲,70\n'), '流动党员家里人.csv', options);
    expect(kinds).toEqual(['families']);
  });
});
