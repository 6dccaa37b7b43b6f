import fc from 'fast-check';
import type { ImportKind } from '@guiyan/shared/domain/imports';
import { analyseFile, layouts, type Field, type ParsedRow } from './index';
import { letters } from './book';
import { zipOf } from './zip';

/** Printed, so that a run that failed can be had again: FC_SEED=… */
const seed = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31);
const RUNS = 60;
const options = { today: '2026-09-22', homeProvince: '贵州省' };

type Fact = Partial<Record<Field, string>>;
/** What each ledger is to say, whatever it looks like; two villages, so that a village may be written once for its rows. */
const ledgers: Partial<Record<ImportKind, { title: string; facts: Fact[]; days: readonly Field[] }>> = {
  outflow: { title: '流出党员名册', days: ['birth', 'outDate'], facts: [
    { village: '岩脚村', name: '杨成武', sex: '男', birth: '1985-07-12', outDate: '2020-03-05', place: '浙江温州', phone: '13910000026' }, { village: '岩脚村', name: '龙正华', sex: '女', birth: '1979-11-30', outDate: '2019-10-01', place: '广东省东莞市', phone: '13910000027' },
    { village: '下河村', name: '石大成', sex: '男', birth: '1990-02-28', outDate: '2021-05-06', place: '贵阳', phone: '13910000028' },
  ] },
  families: { title: '流动党员家属名册', days: ['birth'], facts: [
    { village: '岩脚村', memberName: '杨成武', name: '杨德宽', relation: '父亲', class: '老', birth: '1950-07-12' }, { village: '岩脚村', memberName: '杨成武', name: '杨小宝', relation: '儿子', class: '童', birth: '2016-04-03' }, { village: '下河村', memberName: '石大成', name: '石秀兰', relation: '妻子', class: '妇', birth: '1991-12-05' },
  ] },
  pairings: { title: '结对帮扶', days: ['since'], facts: [
    { village: '岩脚村', memberName: '杨成武', helper: '陆志强', helperPhone: '13910000031', since: '2024-03-05' }, { village: '岩脚村', memberName: '龙正华', helper: '罗国栋', helperPhone: '13910000032', since: '2024-04-06' }, { village: '下河村', memberName: '石大成', helper: '陆志强', helperPhone: '13910000031', since: '2025-01-02' },
  ] },
};
const kinds = Object.keys(ledgers) as ImportKind[];
/** A word that stands for this field alone: 姓名 would be somebody else's in another ledger’s company. */
const headsFor = (kind: ImportKind, field: Field): string[] => layouts[kind].titles[field]!.filter((t) => !/^(流动党员|外出党员|流出党员|地点|说明|类别|单位|电话|联系方式)$/.test(t) && Object.entries(layouts[kind].titles).filter(([, heads]) => heads.includes(t)).length === 1);

type VillageAs = 'each' | 'once' | 'merged' | 'section' | 'csv';
interface Look { kind: ImportKind; heads: number[]; order: number; gaps: string[]; wide: boolean; serial: boolean; epoch1904: boolean; village: VillageAs; titled: boolean }
const look: fc.Arbitrary<Look> = fc.record({
  kind: fc.constantFrom(...kinds), heads: fc.array(fc.nat(50), { minLength: 10, maxLength: 10 }), order: fc.nat(10_000), gaps: fc.array(fc.constantFrom('', ' ', '　', '\n', ' \n '), { minLength: 3, maxLength: 3 }),
  wide: fc.boolean(), serial: fc.boolean(), epoch1904: fc.boolean(), village: fc.constantFrom('each', 'once', 'merged', 'section', 'csv'), titled: fc.boolean(),
});

/** A deterministic shuffle: the n-th order of the fields. */
function ordered<T>(list: readonly T[], n: number): T[] {
  const left = [...list];
  const out: T[] = [];
  for (let rest = n; left.length; rest = Math.floor(rest / 7)) out.push(...left.splice(rest % left.length, 1));
  return out;
}
const widened = (text: string) => [...text].map((c) => (/[0-9X()/]/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join('');
const dressed = (text: string, gaps: readonly string[]) => [...text].map((c, i) => c + gaps[i % gaps.length]!).join('');
const serialOf = (day: string, epoch1904: boolean) => Math.round((Date.parse(`${day}T00:00:00Z`) - (epoch1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30))) / 86_400_000);
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function fileOf(l: Look): { bytes: Buffer; name: string } {
  const { title, facts, days } = ledgers[l.kind]!;
  const fields = ordered((Object.keys(facts[0]!) as Field[]).filter((f) => l.village !== 'section' || f !== 'village'), l.order);
  const heads = fields.map((field, i) => { const words = headsFor(l.kind, field); const head = words[l.heads[i]! % words.length]!; return dressed(l.wide ? widened(head) : head, l.gaps); });
  const grid: (string | number | null)[][] = [...(l.titled ? [[`雁溪县青石乡${title}`]] : []), heads];
  const merges: string[] = [];
  let from = 0;
  facts.forEach((fact, i) => {
    const fresh = facts[i - 1]?.village !== fact.village;
    if (fresh && l.village === 'section') grid.push([`${'一二三'[i]}、${fact.village}`]);
    if (fresh) from = grid.length + 1;
    grid.push(fields.map((field) => {
      if (field === 'village' && !fresh && (l.village === 'once' || l.village === 'merged')) return null;
      if (days.includes(field) && l.serial && l.village !== 'csv') return serialOf(fact[field]!, l.epoch1904);
      return l.wide ? widened(fact[field]!) : fact[field]!;
    }));
    const column = letters(fields.indexOf('village') + 1);
    if (l.village === 'merged' && !fresh) merges.push(`<mergeCell ref="${column}${from}:${column}${grid.length}"/>`);
  });
  if (l.village === 'csv') return { name: `${title}.csv`, bytes: Buffer.from(grid.map((row) => row.map((v) => `"${String(v ?? '').replaceAll('"', '""')}"`).join(',')).join('\r\n')) };
  const cell = (v: string | number | null, at: string) => (v === null ? '' : typeof v === 'number' ? `<c r="${at}" s="1"><v>${v}</v></c>` : `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(v)}</t></is></c>`);
  const rows = grid.map((row, r) => `<row r="${r + 1}">${row.map((v, c) => cell(v, `${letters(c + 1)}${r + 1}`)).join('')}</row>`).join('');
  return { name: `${title}.xlsx`, bytes: zipOf([
    { name: 'xl/workbook.xml', body: `<workbook xmlns:r="r"><workbookPr${l.epoch1904 ? ' date1904="1"' : ''}/><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', body: '<Relationships><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>' }, { name: 'xl/styles.xml', body: '<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>' },
    { name: 'xl/worksheets/sheet1.xml', body: `<worksheet><sheetData>${rows}</sheetData>${merges.length ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : ''}</worksheet>` },
  ], { store: true }) };
}

const values = (rows: readonly ParsedRow[]): unknown[] => rows.map((r) => ({ kind: r.kind, state: r.state, asks: r.questions.map((q) => q.kind), values: r.values }));

describe('R12 whatever it looks like', () => {
  it(`R12 the same rows come out of every order, word, width, day and way of writing a village (FC_SEED=${seed})`, async () => {
    const plain = new Map<ImportKind, unknown[]>();
    for (const kind of kinds) {
      const { bytes, name } = fileOf({ kind, heads: Array.from({ length: 10 }, () => 0), order: 0, gaps: [''], wide: false, serial: false, epoch1904: false, village: 'each', titled: true });
      const { rows } = await analyseFile(bytes, name, options);
      expect(rows.map((r) => [r.kind, r.state])).toEqual(rows.map(() => [kind, 'ready']));
      expect(rows).toHaveLength(ledgers[kind]!.facts.length);
      plain.set(kind, values(rows));
    }
    await fc.assert(fc.asyncProperty(look, async (l) => {
      const { bytes, name } = fileOf(l);
      expect(values((await analyseFile(bytes, name, options)).rows)).toEqual(plain.get(l.kind));
    }), { seed, numRuns: RUNS });
  });

  it('R12 control: a row that says something else is noticed', async () => {
    const l: Look = { kind: 'outflow', heads: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], order: 5, gaps: [' '], wide: true, serial: true, epoch1904: true, village: 'merged', titled: false };
    const { rows } = await analyseFile(fileOf(l).bytes, 'a.xlsx', options);
    const other = await analyseFile(fileOf({ ...l, epoch1904: false }).bytes, 'a.xlsx', options);
    expect(values(other.rows)).toEqual(values(rows));
    expect(values(rows.slice(1))).not.toEqual(values(rows));
  });
});
