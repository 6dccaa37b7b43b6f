import { ERASE_WORKING_DAYS } from '@guiyan/shared/domain/families';
import { among, count, sql } from '../../platform/db/sql';
import { execute } from '../../platform/db/statement';
import { record, work, type Op } from '../../platform/op';
import type { Services } from '../../platform/services';
import { calendarOf } from '../calendar';
import { sameIds } from '../people';
import { filesDue } from './files.queries';

/** X9 Whatever was told of the child is sealed at once, to everybody, and gone within fifteen working days. */
export async function sealFiles(op: Op, personId: string, where: { countyId: string; townshipId: string | null }): Promise<void> {
  const eraseOn = (await calendarOf(op, where.countyId)).addWorkdays(op.today, ERASE_WORKING_DAYS);
  const who = among('person_id', await sameIds(op.db, personId));
  await execute(op.db, `update child_files set until_day = ?, open_key = null where until_day is null and ${who.text}`, [op.today, ...who.params]);
  const files = await count(op.db, sql(`select count(*) from child_files where erase_on is null and ${who.text}`, ...who.params));
  if (!files) return;
  await execute(op.db, `update child_files set erase_on = ? where erase_on is null and ${who.text}`, [eraseOn, ...who.params]);
  await record(op, 'child_file.sealed', { personId, files, eraseOn }, { ...where, subjectId: personId });
}

/** X9 The content goes; that there was a file, from when until when, stays as proof. */
export async function eraseFiles(services: Services): Promise<void> {
  for (let more = true; more;) {
    more = await work(services, async (op) => {
      const due = await filesDue(op, PIECE);
      const where = among('id', due.map((f) => f.id));
      await execute(op.db, `update child_files set body_ct = '', filled = '', by_name = '', erased_on = ? where erased_on is null and ${where.text}`, [op.today, ...where.params]);
      for (const personId of new Set(due.map((f) => f.personId))) {
        const own = due.filter((f) => f.personId === personId);
        await record(op, 'child_file.erased', { personId, files: own.length }, { countyId: own[0]!.countyId, townshipId: own[0]!.townshipId, subjectId: personId });
      }
      return due.length === PIECE;
    });
  }
}
const PIECE = 200;
