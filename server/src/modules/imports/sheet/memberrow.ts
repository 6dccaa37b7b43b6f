import { joinDoubt, joinDoubtWords } from '@guiyan/shared/domain/joining';
import type { FuzzyDay } from '@guiyan/shared/domain/dates';
import type { Cell } from './book';
import { readDate } from './date';
import type { DataRow, Table } from './detect';
import type { Field } from './fields';
import { readName } from './name';
import { readPhones } from './phonecell';
import { readPlace } from './placecell';
import { BLANK, type ParseOptions, type Reading } from './reading';
import { day, dayWords, frame, liaisonName, nameless, person, phonesBesideName, phoneWords, placeWords, same, waiting, yesNo } from './rowparts';
import type { RowReader } from './rowreader';
import type { InflowRow, InflowValues, OutflowRow, OutflowValues } from './rows';
import { readEdu, readGroup, readJob, readNation, readVillage, readYesNo } from './simple';
import { squeeze } from './text';

/** R12 转正 too near 入党 is asked about and never refused. Days are compared as exactly as the coarser of the two was written. */
const afterJoining = (joined: FuzzyDay | null, options: ParseOptions) => (cell: Cell | undefined): Reading<FuzzyDay> => {
  const read = readDate(cell, 'past', options);
  const full = read.value;
  if (!full || !joined || joined.precision === 'year' || full.precision === 'year') return read;
  const asWritten = (d: FuzzyDay) => (joined.precision === 'month' || full.precision === 'month' ? `${d.day.slice(0, 7)}-01` : d.day);
  const doubt = joinDoubt(asWritten(joined), asWritten(full));
  if (!doubt) return read;
  return { value: null, ask: { kind: 'date', reason: doubt, prompt: joinDoubtWords[doubt], parsed: dayWords(full), alike: '转正和入党的时间对不上', options: [{ value: 'as_read', label: '就是这样' }, BLANK], suggested: 'as_read', resolve: (option) => (option === 'as_read' ? full : null) } };
};


/** What a member at home, or one of elsewhere, has no use for: kept as the sheet says it. */
const AWAY_ONLY: readonly Field[] = ['place', 'outDate', 'job', 'reason'];
const OURS_ONLY: readonly Field[] = [...AWAY_ONLY, 'branch', 'liaison', 'liaisonPhone'];
const TRANSFERRED = '组织关系已经转出，先留着';

/** A member away, or one the sheet says is at home: rosters of all members hold both, exports those who are back. */
export function memberRow(r: RowReader, table: Table, data: DataRow, options: ParseOptions): OutflowRow | InflowRow {
  const told = (field: Field): string => (table.kind === 'county_sys' ? squeeze(r.cell(field)?.text ?? '') : '');
  if (/流入/.test(told('flowType'))) return inflowRow(r, table, data, options);
  const name = r.read('name', readName, same);
  const village = r.read('village', readVillage, same);
  const liaison = r.read('liaison', liaisonName, same);
  const joined = r.read('joined', day('past', options), dayWords);
  const backDate = r.read('backDate', day('open', options), dayWords);
  const floating = table.kind === 'roster' ? r.read('floating', readYesNo, yesNo) : null;
  const atHome = table.kind === 'roster' ? floating === false || (floating === null && !r.cell('place') && !r.cell('outDate')) : /回归|返乡|结束|终止/.test(told('state')) || (table.kind === 'county_sys' && backDate !== null && backDate.day <= options.today);
  const away = <V>(read: () => V | null): V | null => (atHome ? null : read());
  const values: OutflowValues = {
    name: name ?? '', village: village ?? villageOfBranch(r), group: r.read('group', readGroup, same), branch: r.text('branch', 60), ...person(r, options), nation: r.read('nation', readNation, same), edu: r.read('edu', readEdu, same), atHome,
    joined, confirmed: r.read('confirmed', afterJoining(joined, options), dayWords), category: r.read('category', readCategory, categoryWords),
    outDate: away(() => r.read('outDate', day('past', options), dayWords)), backDate, place: away(() => r.read('place', (cell) => readPlace(cell, options), placeWords)),
    job: away(() => r.read('job', readJob, same)), reason: away(() => r.text('reason', 100)), phones: r.read('phone', readPhones, phoneWords), liaison,
    liaisonPhones: r.read('liaisonPhone', readPhones, phoneWords) ?? phonesBesideName(r.cell('liaison')),
    certHeld: r.read('certHeld', readYesNo, yesNo), certNo: r.text('certNo', 40), dues: r.text('dues', 40), address: r.text('address', 120), household: r.text('household', 80), lost: r.read('lost', readYesNo, yesNo), remark: r.text('remark', 300),
  };
  const made: OutflowRow = { ...frame(r, table, data, nameless(r, name), atHome ? AWAY_ONLY : []), shape: 'member', values };
  return /转出/.test(told('state')) && made.state !== 'refused' ? waiting(r, made, TRANSFERRED) : made;
}

/** A member of elsewhere who lives here. */
export function inflowRow(r: RowReader, table: Table, data: DataRow, options: ParseOptions): InflowRow {
  const name = r.read('name', readName, same);
  const village = r.read('village', readVillage, same);
  const values: InflowValues = {
    name: name ?? '', village: village ?? villageOfBranch(r), group: r.read('group', readGroup, same), branch: r.text('branch', 60), ...person(r, options), nation: r.read('nation', readNation, same), edu: r.read('edu', readEdu, same),
    joined: r.read('joined', day('past', options), dayWords), category: r.read('category', readCategory, categoryWords), phones: r.read('phone', readPhones, phoneWords), inDate: r.read('inDate', day('past', options), dayWords), relationAt: r.text('relationAt', 60),
  };
  return { ...frame(r, table, data, nameless(r, name), OURS_ONLY), shape: 'inflow', values };
}

/** 岩脚村党支部 tells the village when the sheet has no column for it. */
function villageOfBranch(r: RowReader): string | null {
  const branch = squeeze(r.cell('branch')?.text ?? '');
  return /村|社区/.test(branch) ? readVillage({ text: branch, type: 'string' }).value : null;
}

const categoryWords = (v: 'full' | 'probationary'): string => (v === 'full' ? '正式党员' : '预备党员');
function readCategory(cell: Cell | undefined): Reading<'full' | 'probationary'> {
  const text = squeeze(cell?.text ?? '');
  if (/预备/.test(text)) return { value: 'probationary' };
  if (/正式/.test(text)) return { value: 'full' };
  return { value: null, ...(text ? { doubt: '人员类别没认出' } : {}) };
}
