import ExcelJS from 'exceljs';
import { dayOf } from '@guiyan/shared/domain/dates';
import { checkDigit } from '@guiyan/shared/domain/idno';
import { importKinds, type ImportKind } from '@guiyan/shared/domain/imports';
import type { QuestionKind } from '@guiyan/shared/domain/sheets';
import iconv from 'iconv-lite';
import { forms } from './forms';
import { femaleNames, maleNames, surnames, villages } from './pools';
import { Prng } from './prng';

/** What must come out of one row, known from the invented person and never from a parser. */
export interface MessRow { row: number; state: 'ready' | 'question' | 'refused'; asks: QuestionKind[]; name: string; /** Whose family the row is of, where the ledger says so. */ member?: string; village?: string; birth?: string; idNo?: string | null; phone?: string; hidden?: boolean }
export interface MessBook { name: string; kind: ImportKind; mess: readonly Mess[]; bytes: Buffer; rows: MessRow[]; skipped: number }

/** The mess catalogue, one word each. */
export const messes = [
  'plain', 'spaced', 'title', 'merged', 'once', 'sections', 'repeat', 'total', 'footer', 'sample', 'blank', 'wide', 'serial', 'epoch1904', 'hiddenRow', 'hiddenSheet', 'csv', 'gbk', 'numericId', 'zeros', 'dotOne', 'twoPhones', 'noPhone', 'nameless', 'shuffled', 'extra', 'broken', 'formula', 'units', 'noProbation', 'numberPhone', 'lowerX', 'secondTable',
] as const;
export type Mess = (typeof messes)[number];
const TOGETHER = 3;
const PEOPLE = 6;

type Value = string | number | Date | null | { formula: string; result: string } | { error: '#REF!' };
export interface Column { key: string; group: string; head: string; texts: string[] }
interface Invented { name: string; member: string; village: string; group: string; sex: string; birth: string; idNo: string; phone: string; day: string; joined: string; full: string; place: string }

export const formColumns = (kind: ImportKind): Column[] => forms[kind].columns.split('|').map((part) => {
  const at = part.indexOf(':');
  const [key, title] = [part.slice(0, at), part.slice(at + 1)];
  const [group, head] = title.includes('>') ? title.split('>') as [string, string] : ['', title];
  return { key: key.startsWith('=') ? '=' : key, group, head, texts: key.startsWith('=') ? key.slice(1).split('/') : [] };
});

function people(rng: Prng, used: Set<string>): Invented[] {
  const name = (given: readonly string[]): string => {
    for (;;) {
      const made = rng.pick(surnames) + rng.pick(given);
      if (!used.has(made)) { used.add(made); return made; }
    }
  };
  const here = rng.shuffle(villages).slice(0, 2).sort();
  return Array.from({ length: PEOPLE }, (_, i) => {
    const female = rng.chance(0.5);
    const birth = dayOf(rng.int(1958, 1998), rng.int(2, 9), rng.int(1, 28));
    // A number that ends in 000 is taken for a damaged one, be it sound or not.
    const first17 = `522600${birth.replaceAll('-', '')}${rng.int(10, 98)}${rng.int(1, 4) * 2 + (female ? 0 : 1)}`;
    const since = rng.int(2000, 2014);
    return {
      name: name(female ? femaleNames : maleNames), member: name(maleNames), village: here[i < PEOPLE / 2 ? 0 : 1]!, group: rng.pick(['一组', '第二组', '3组']), sex: female ? '女' : '男', birth, idNo: first17 + checkDigit(first17),
      phone: `1390${rng.int(1_000_000, 9_999_999)}`, day: dayOf(rng.int(2015, 2025), rng.int(2, 9), rng.int(1, 28)), joined: dayOf(since, 7, 1), full: dayOf(since + 1, 7, 1), place: rng.pick(['浙江温州', '广东省东莞市', '贵阳', '福建厦门']),
    };
  });
}

/** Ledgers nobody is asked about: those that have no place yet, and one whose telephone is not read. */
const waiting = new Set<ImportKind>(['points', 'training', 'jobs', 'agency']);
const wide = (text: string): string => [...text].map((c) => (/[0-9X]/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join('');

class Maker {
  readonly grid: Value[][] = [];
  readonly rows: MessRow[] = [];
  readonly formats: { row: number; column: number; format: string }[] = [];
  readonly merges: [number, number, number, number][] = [];
  skipped = 0;
  columns: Column[];
  private has: (m: Mess) => boolean;

  constructor(private readonly kind: ImportKind, readonly mess: readonly Mess[], private readonly rng: Prng) {
    this.has = (m) => mess.includes(m);
    this.columns = formColumns(kind);
    if (this.has('shuffled')) this.columns = [...this.columns.filter((c) => c.key === 'seq'), ...rng.shuffle(this.columns.filter((c) => c.key !== 'seq' && !c.group)), ...this.columns.filter((c) => c.group)];
    if (this.has('extra')) this.columns.push({ key: '=', group: '', head: '星座', texts: ['天秤', '双鱼'] });
    if (this.has('sections')) this.columns = this.columns.filter((c) => c.key !== 'village');
  }

  private head(text: string): string {
    if (!this.has('spaced')) return text;
    const open = [...text].map((c) => (c === '(' ? '（' : c === ')' ? '）' : c));
    return open.length > 3 ? [...open.slice(0, 2), this.rng.pick(['\n', ' ', '  ']), ...open.slice(2)].join('') : open.join(' ');
  }

  private heads(): number {
    if (!this.columns.some((c) => c.group)) { this.grid.push(this.columns.map((c) => this.head(c.head))); return 1; }
    const top = this.grid.length + 1;
    this.grid.push(this.columns.map((c, i) => (c.group ? (this.columns[i - 1]?.group === c.group ? null : this.head(c.group)) : this.head(c.head))));
    this.grid.push(this.columns.map((c) => (c.group ? this.head(c.head) : null)));
    this.columns.forEach((c, i) => {
      if (!c.group) this.merges.push([top, i + 1, top + 1, i + 1]);
      else if (this.columns[i - 1]?.group !== c.group) this.merges.push([top, i + 1, top, i + this.columns.filter((o) => o.group === c.group).length]);
    });
    return 2;
  }

  private column(key: string): number { return this.columns.findIndex((c) => c.key === key); }
  private skip(values: Value[]): void { this.grid.push(values); this.skipped += 1; }
  private line(values: Record<number, Value>): Value[] { return this.columns.map((_, i) => values[i] ?? null); }

  make(list: readonly Invented[]): void {
    const nameAt = this.column('name');
    if (this.has('title')) { this.grid.push([`雁溪县青石乡${forms[this.kind].title}`], ['填报单位：青石乡', null, '填报时间：2026年9月22日']); this.merges.push([1, 1, 1, this.columns.length]); }
    this.heads();
    if (this.has('units')) this.skip(this.columns.map((_, i) => `${i + 1}`));
    if (this.has('sample')) this.skip(this.line({ 0: '例：', [nameAt]: '张某某' }));
    const villageAt = this.column('village');
    let from = 0;
    list.forEach((p, i) => {
      if (this.has('repeat') && i === 3) this.skipped += this.heads();
      if (this.has('blank') && i === 4) this.skip([]);
      const newVillage = list[i - 1]?.village !== p.village;
      if (this.has('sections') && newVillage) this.skip([`${'一二'[i ? 1 : 0]}、${p.village}`]);
      const row = this.grid.length + 1;
      if (newVillage || (this.has('repeat') && i === 3)) from = row;
      this.person(p, i, row, newVillage);
      if (this.has('merged') && villageAt >= 0 && (i === list.length - 1 || list[i + 1]!.village !== p.village) && row > from) this.merges.push([from, villageAt + 1, row, villageAt + 1]);
    });
    if (this.has('total')) this.skip(this.line({ 0: '合  计', [nameAt]: list.length }));
    if (this.has('footer')) this.skip(['填表人：                审核人：                （盖章）']);
  }

  private person(p: Invented, i: number, row: number, newVillage: boolean): void {
    const out: MessRow = { row, state: 'ready', asks: [], name: p.name, ...(this.kind === 'families' ? { member: p.member } : {}), ...(this.column('village') >= 0 || this.has('sections') ? { village: p.village } : {}) };
    const values = this.columns.map((c, at): Value => this.value(c, p, i, at, row, out));
    const villageAt = this.column('village');
    if ((this.has('merged') || this.has('once')) && !newVillage && villageAt >= 0 && !(this.has('repeat') && i === 3 && this.has('merged'))) values[villageAt] = null;
    if (this.has('nameless') && i === 1) {
      values[this.column('name')] = null;
      Object.assign(out, { state: 'refused', asks: [] });
    } else if (waiting.has(this.kind)) out.asks = [];
    else if (out.asks.length) out.state = 'question';
    if (this.has('hiddenRow') && i === 2) out.hidden = true;
    this.grid.push(values);
    this.rows.push(out);
  }

  private value(c: Column, p: Invented, i: number, at: number, row: number, out: MessRow): Value {
    const hurt = i === 2;
    switch (c.key) {
      case '=': return hurt && this.has('broken') && c.head === '备注' ? { error: '#REF!' } : c.texts[i % c.texts.length] || null;
      case 'seq': return i + 1;
      case 'name': return this.name(p, i);
      case 'branch': return `${p.village}党支部`;
      case 'birth': case 'day': case 'joined': case 'full': case 'childBirth': case 'elderBirth': return this.date(c.key, p, i, at, row, out);
      case 'idNo': return this.idNo(p, hurt, out);
      case 'phone': return this.phone(p, hurt, out);
      default: return p[c.key as keyof Invented];
    }
  }

  private name(p: Invented, i: number): Value {
    if (this.has('formula') && i === 0) return { formula: 'A1', result: p.name };
    return this.has('spaced') && p.name.length === 2 ? `${p.name[0]}  ${p.name[1]}` : p.name;
  }

  private date(key: string, p: Invented, i: number, at: number, row: number, out: MessRow): Value {
    const day = key === 'childBirth' ? `2016${p.birth.slice(4)}` : key === 'elderBirth' ? `1950${p.birth.slice(4)}` : key === 'full' ? `${Number(p.joined.slice(0, 4)) + 1}${p.joined.slice(4)}` : p[key as 'birth'];
    const born = /birth/i.test(key);
    if (key === 'full' && i === 2 && this.has('noProbation')) { out.asks.push('date'); return p.joined; }
    if (born && i === 2 && this.has('dotOne')) { out.asks.push('date'); return Number(`${day.slice(0, 4)}.1`); }
    if (born) out.birth = day;
    const [y, m, d] = day.split('-') as [string, string, string];
    if ((this.has('serial') || this.has('epoch1904')) && !this.has('csv') && !this.has('gbk')) { this.formats.push({ row, column: at + 1, format: 'yyyy-mm-dd' }); return new Date(`${day}T00:00:00Z`); }
    const text = this.rng.pick([`${y}年${Number(m)}月${Number(d)}日`, `${y}-${m}-${d}`, `${y}.${Number(m)}.${Number(d)}`, `${y}/${Number(m)}/${Number(d)}`, `${y}${m}${d}`]);
    return this.has('wide') ? wide(text) : text;
  }

  private idNo(p: Invented, hurt: boolean, out: MessRow): Value {
    if (hurt && this.has('numericId')) { out.asks.push('id_no'); out.idNo = null; return Number(p.idNo.slice(0, 17) + '0'); }
    if (hurt && this.has('zeros')) { out.asks.push('id_no'); out.idNo = null; return `${p.idNo.slice(0, 15)}000`; }
    out.idNo = p.idNo;
    const text = this.has('lowerX') ? `'${p.idNo.toLowerCase()}` : p.idNo;
    return this.has('wide') ? wide(text) : text;
  }

  private phone(p: Invented, hurt: boolean, out: MessRow): Value {
    if (hurt && this.has('twoPhones')) { out.asks.push('phone'); return `${p.phone}/13900009999`; }
    if (hurt && this.has('noPhone')) return '无电话';
    out.phone = p.phone;
    if (this.has('numberPhone')) return Number(p.phone);
    return this.has('wide') ? wide(p.phone) : p.phone;
  }
}

const csvText = (value: Value): string => {
  const text = value === null ? '' : value instanceof Date ? value.toISOString().slice(0, 10) : typeof value === 'object' ? ('result' in value ? value.result : value.error) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

async function xlsxOf(maker: Maker): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.properties.date1904 = maker.mess.includes('epoch1904');
  if (maker.mess.includes('hiddenSheet')) book.addWorksheet('旧的', { state: 'hidden' }).addRow(['姓名', '联系电话', '外出时间', '外出地点']);
  const sheet = book.addWorksheet('表一');
  for (const values of maker.grid) sheet.addRow(values);
  for (const f of maker.formats) sheet.getCell(f.row, f.column).numFmt = f.format;
  for (const [top, left, bottom, right] of maker.merges) if (top !== bottom || left !== right) sheet.mergeCells(top, left, bottom, right);
  for (const r of maker.rows) if (r.hidden) sheet.getRow(r.row).hidden = true;
  return Buffer.from(await book.xlsx.writeBuffer());
}

const only = (m: Mess): boolean => m !== 'secondTable' && m !== 'plain';
// What CSV cannot say, and what cannot stand together.
const inCsv = (m: Mess): boolean => !['merged', 'serial', 'epoch1904', 'hiddenRow', 'hiddenSheet', 'formula', 'broken', 'numericId', 'gbk', 'csv'].includes(m);
const apart: readonly (readonly Mess[])[] = [['merged', 'once', 'sections'], ['numericId', 'zeros'], ['twoPhones', 'noPhone'], ['serial', 'epoch1904', 'wide'], ['merged', 'blank'], ['merged', 'repeat'], ['lowerX', 'wide'], ['numberPhone', 'wide'], ['sections', 'once']];

/** Workbooks of every ledger, `each` of a kind, in the states township offices send them in. Equal seeds give equal rows. */
export async function messBooks(seed: number, each: number): Promise<MessBook[]> {
  const rng = new Prng(seed * 104_729 + 3);
  const used = new Set<string>();
  const pool: Mess[] = [];
  const books: MessBook[] = [];
  for (const kind of importKinds) {
    for (let n = 0; n < each; n += 1) {
      const mess: Mess[] = [];
      const csv = n === each - 1 ? 'csv' : n === each - 2 ? 'gbk' : null;
      for (let tries = 0; mess.length < TOGETHER && tries < 50; tries += 1) {
        if (!pool.length) pool.push(...rng.shuffle(messes.filter(only)));
        const next = pool.pop()!;
        if (!mess.includes(next) && !(next === 'csv' || next === 'gbk') && (!csv || inCsv(next)) && !apart.some((group) => group.includes(next) && mess.some((m) => group.includes(m)))) mess.push(next);
      }
      if (csv) mess.push(csv);
      if (used.size > 1200) used.clear();
      const maker = new Maker(kind, mess, rng);
      maker.make(people(rng, used));
      const text = maker.grid.map((row) => row.map(csvText).join(',')).join('\r\n');
      books.push({ name: `${kind} ${n + 1}.${csv ? 'csv' : 'xlsx'}`, kind, mess, bytes: csv === 'gbk' ? iconv.encode(text, 'gb18030') : csv === 'csv' ? Buffer.from(text) : await xlsxOf(maker), rows: maker.rows, skipped: maker.skipped });
    }
  }
  return books;
}
