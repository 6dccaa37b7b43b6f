import { helperClassWords } from '@guiyan/shared/domain/pairings';
import type { DataRow, Table } from './detect';
import { readName } from './name';
import { readPhones } from './phonecell';
import type { ParseOptions } from './reading';
import { aspectWords, day, dayWords, frame, liaisonName, phonesBesideName, phoneWords, same } from './rowparts';
import type { RowReader } from './rowreader';
import type { PairingRow, PairingValues } from './rows';
import { readAspects, readGroup, readHelperClass, readVillage } from './simple';
import { squeeze } from './text';

export function pairingRow(r: RowReader, table: Table, data: DataRow, options: ParseOptions): PairingRow {
  const memberName = r.read('memberName', (cell) => readName(cell && { ...cell, text: squeeze(cell.text).replace(/(同志)?(家庭?|户|家属)$/, '') }), same);
  const helper = r.read('helper', liaisonName, same);
  const values: PairingValues = {
    memberName: memberName ?? '', village: r.read('village', readVillage, same), group: r.read('group', readGroup, same), helper: helper ?? '', helperClass: r.read('helperClass', readHelperClass, (v) => helperClassWords[v]), helperUnit: r.text('helperUnit', 80),
    helperPhones: r.read('helperPhone', readPhones, phoneWords) ?? phonesBesideName(r.cell('helper')), since: r.read('since', day('past', options), dayWords), until: r.read('until', day('open', options), dayWords),
    aspects: r.read('aspects', readAspects, (v) => v.map((a) => aspectWords[a]).join('、')), difficulty: r.text('difficulty', 300), address: r.text('address', 120), remark: r.text('remark', 300),
  };
  const asked = r.questions.some((q) => q.kind === 'name');
  return { ...frame(r, table, data, asked ? undefined : memberName === null ? 'no_member' : helper === null ? 'no_helper' : undefined), shape: 'pairing', values };
}
