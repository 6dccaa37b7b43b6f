import { tradeWords } from '@guiyan/shared/domain/members';
import type { DataRow, Table } from './detect';
import { readName } from './name';
import { readPhones } from './phonecell';
import { readPlace } from './placecell';
import type { ParseOptions, Reading } from './reading';
import { day, dayWords, frame, nameless, person, phoneWords, placeWords, same, unread, yesNo } from './rowparts';
import type { RowReader } from './rowreader';
import type { MigrantRow, MigrantValues } from './rows';
import { readEdu, readGroup, readJob, readNation, readVillage, readYesNo } from './simple';
import { readCount, readParty, tradeOf } from './wordcells';
import type { Cell } from './book';
import type { Trade } from '@guiyan/shared/domain/members';

const readTrade = (cell: Cell | undefined): Reading<Trade> => ({ value: tradeOf(readJob(cell).value ?? '') });

/** R9 Somebody away for work. */
export function migrantRow(r: RowReader, table: Table, data: DataRow, options: ParseOptions): MigrantRow {
  const name = r.read('name', readName, same);
  const values: MigrantValues = {
    name: name ?? '', village: r.read('village', readVillage, same), group: r.read('group', readGroup, same), ...person(r, options), nation: r.read('nation', readNation, same), edu: r.read('edu', readEdu, same), phones: r.read('phone', readPhones, phoneWords),
    outDate: r.read('outDate', day('past', options), dayWords), place: r.read('place', (cell) => readPlace(cell, options), placeWords), trade: r.read('job', readTrade, (v) => tradeWords[v]),
    brought: r.read('brought', readCount, (n) => `${n} 人`), activist: r.read('activist', readYesNo, yesNo), party: r.read('politics', readParty, (v) => (v ? '党员' : '不是党员')),
  };
  return { ...frame(r, table, data, nameless(r, name), unread(r, { brought: values.brought, activist: values.activist, politics: values.party })), shape: 'migrant', values };
}
