import type { Cell } from './book';
import type { DataRow, Table } from './detect';
import { readIdCell } from './idcell';
import { readClass, readRelation, relationWords } from './kin';
import { readName } from './name';
import { readPhones } from './phonecell';
import type { ParseOptions } from './reading';
import { classWords, frame, healthWords, idWords, labourWords, liaisonName, nameless, person, phoneWords, same } from './rowparts';
import type { RowReader } from './rowreader';
import type { FamilyRow, FamilyValues, PersonRow, PersonValues } from './rows';
import { readGroup, readHealth, readLabour, readNation, readVillage } from './simple';
import { squeeze } from './text';

export function personRow(r: RowReader, table: Table, data: DataRow, options: ParseOptions): PersonRow {
  const name = r.read('name', readName, same);
  const memberName = r.read('memberName', readName, same);
  const about = person(r, options);
  const relation = r.read('relation', readRelation, (v) => relationWords[v]);
  const wanted = table.kind === 'left_behind' && !r.cell('class') ? 'leftType' : 'class';
  const values: PersonValues = {
    name: name ?? '', memberName, relation, village: r.read('village', readVillage, same) ?? villageOfAddress(r), group: r.read('group', readGroup, same), ...about, nation: r.read('nation', readNation, same),
    class: classOf(table, () => r.read(wanted, (cell) => readClass(coded(cell), { age: about.age, sex: about.sex, relation }), (c) => classWords[c.kind])),
    health: r.read('health', readHealth, (v) => healthWords[v]), labour: r.read('labour', readLabour, (v) => labourWords[v]), phones: r.read('phone', readPhones, phoneWords), kin: r.kin(), home: null,
  };
  return { ...frame(r, table, data, nameless(r, name)), shape: 'person', values, whole: r.left(true) };
}

/** 岩脚村三组 tells the village when the sheet has no column for it. */
function villageOfAddress(r: RowReader): string | null {
  const address = squeeze(r.cell('address')?.text ?? '');
  return /村|社区/.test(address) ? readVillage({ text: address, type: 'string' }).value : null;
}

/** A ledger of elders holds elders, whatever else it says. */
const classOf = (table: Table, read: () => PersonValues['class']): PersonValues['class'] => {
  const kind = ({ children: 'child', elders: 'elder', women: 'woman' } as const)[table.kind as 'children'] as 'child' | 'elder' | 'woman' | undefined;
  return kind ? { kind, elder: kind === 'elder', woman: kind === 'woman', child: kind === 'child', ill: false, disabled: false } : read();
};
/** GB/T 31000: 01 老人 02 妇女 03 儿童. */
const coded = (cell: Cell | undefined): Cell | undefined => {
  const word = ({ '1': '老', '2': '妇', '3': '童' } as const)[squeeze(cell?.text ?? '').replace(/^0/, '') as '1'] as string | undefined;
  return cell && word ? { ...cell, text: word, type: 'string' } : cell;
};

export function familyRow(r: RowReader, table: Table, data: DataRow, options: ParseOptions): FamilyRow {
  const memberName = r.read('memberName', readName, same);
  const name = r.read('name', readName, same);
  const about = person(r, options);
  const relation = r.read('relation', readRelation, (v) => relationWords[v]);
  const values: FamilyValues = {
    memberName: memberName ?? '', memberId: r.read('memberIdNo', readIdCell, idWords), memberPhones: r.read('memberPhone', readPhones, phoneWords), village: r.read('village', readVillage, same), group: r.read('group', readGroup, same),
    name: name ?? '', relation, ...about, class: r.read('class', (cell) => readClass(cell, { age: about.age, sex: about.sex, relation }), (c) => classWords[c.kind]),
    health: r.read('health', readHealth, (v) => healthWords[v]), labour: r.read('labour', readLabour, (v) => labourWords[v]), phones: r.read('phone', readPhones, phoneWords),
    benefits: r.text('benefits', 200), needs: r.text('needs', 300), cardNo: r.text('cardNo', 40), helper: r.read('helper', liaisonName, same), address: r.text('address', 120), remark: r.text('remark', 300),
  };
  const asked = r.questions.some((q) => q.kind === 'name');
  return { ...frame(r, table, data, asked ? undefined : name === null ? 'no_name' : memberName === null ? 'no_member' : undefined), shape: 'family', values };
}

