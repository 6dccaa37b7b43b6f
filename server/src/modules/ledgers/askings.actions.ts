import type { Output, Parsed } from '@guiyan/shared/contract';
import { addDays } from '@guiyan/shared/domain/dates';
import { ASK_DAYS, ledgerWords, TAKE_DAYS } from '@guiyan/shared/domain/ledgers';
import type { Prepared } from '../../platform/handlers';
import { change, empty, swap } from '../../platform/db/change';
import { AppError, conflict, ensure, notAllowed } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { createOp, record, wearer, type Actor, type Op } from '../../platform/op';
import type { Services } from '../../platform/services';
import { areOnePerson } from '../accounts';
import { fileName, findFile, insertFile, linkTo, type FileRow } from '../files';
import { LedgerAsking } from './askings.entity';
import { isAskersHat, ledgerOf, presentAsking } from './askings.present';
import { getAsking } from './askings.queries';
import { askingStateOf } from './ledgers.rules';
import { daysOf, makeLedger, refuseExport, whyNot, type MadeLedger } from './making';

type Asking = Output<'ledgers.ask'>;

/** X2 Full numbers are asked for: what, and what for. Nothing is made yet. */
export async function ask(op: Op, input: Parsed<'ledgers.ask'>): Promise<Asking> {
  const { countyId, townshipId, villageId, userId, name } = wearer(op);
  const why = await whyNot(op, input);
  if (why) return refuseExport(op, input.ledger, why);
  const days = daysOf(op, input);
  const asking: LedgerAsking = {
    id: newId(), countyId, townshipId, villageId, ledger: input.ledger, placeId: input.village ?? villageId ?? townshipId ?? countyId, fromDay: ledgerWords[input.ledger].dated ? days.from : null, untilDay: days.words ? days.until : null, purpose: input.purpose,
    askedBy: userId, askedName: name, askedOn: op.today, status: 'open', decidedBy: null, decidedName: null, decidedOn: null, reason: '', expiresOn: addDays(op.today, ASK_DAYS), fileId: null, rowCount: null, sha256: null, at: op.now,
  };
  await op.db.insert(LedgerAsking, asking);
  await record(op, 'ledger.asked', { askingId: asking.id, ledger: asking.ledger }, { subjectId: asking.id });
  return presentAsking(op, asking);
}

/** X2 Four eyes: whoever asked does not answer, under no account and no hat of his. */
async function getToDecide(op: Op, id: string): Promise<LedgerAsking> {
  const asking = await getAsking(op, id);
  ensure(!(await areOnePerson(op, asking.askedBy, wearer(op).userId)), notAllowed('ledger.own_asking'));
  const state = askingStateOf(asking, op.today);
  ensure(state === 'open', conflict(state === 'expired' ? 'ledger.expired' : 'ledger.answered'));
  return asking;
}
async function decide(op: Op, asking: LedgerAsking, patch: Pick<LedgerAsking, 'status' | 'reason' | 'expiresOn'>): Promise<Asking> {
  const decided = { ...patch, decidedBy: wearer(op).userId, decidedName: wearer(op).name, decidedOn: op.today };
  await change(op.db, LedgerAsking, { id: asking.id, status: 'open' }, decided, conflict('ledger.answered'));
  await record(op, patch.status === 'approved' ? 'ledger.approved' : 'ledger.not_approved', { askingId: asking.id, ledger: asking.ledger }, { subjectId: asking.id });
  return presentAsking(op, { ...asking, ...decided });
}
export async function approve(op: Op, { id }: Parsed<'ledgers.approve'>): Promise<Asking> {
  return decide(op, await getToDecide(op, id), { status: 'approved', reason: '', expiresOn: addDays(op.today, TAKE_DAYS) });
}
export async function refuse(op: Op, { id, reason }: Parsed<'ledgers.refuse'>): Promise<Asking> {
  const asking = await getToDecide(op, id);
  return decide(op, asking, { status: 'refused', reason, expiresOn: asking.expiresOn });
}

/** What may be fetched now, by the asker under the hat he asked with. */
async function getToTake(op: Op, id: string): Promise<LedgerAsking> {
  const asking = await getAsking(op, id);
  ensure(isAskersHat(op, asking), notAllowed());
  const state = askingStateOf(asking, op.today);
  ensure(state === 'approved', conflict(state === 'expired' ? 'ledger.expired' : 'ledger.not_approved'));
  return asking;
}
const linkOf = (op: Op, file: Pick<FileRow, 'id'>, a: LedgerAsking, name: string): Output<'ledgers.take'> => ({ url: linkTo(op, file), name, rows: a.rowCount ?? 0, sha256: a.sha256 ?? '' });

/** X2 Made once, for the asker, when he first comes for it; afterwards he gets the same file until it expires. */
export const take: Prepared<'ledgers.take'> = {
  async ahead(services: Services, { id }: Parsed<'ledgers.take'>, actor: Actor | null): Promise<MadeLedger | null> {
    const { op, asking } = await services.db.read(async (db) => {
      const reading = createOp(services, db, actor);
      return { op: reading, asking: await getToTake(reading, id) };
    });
    if (asking.fileId) return null;
    const { countyId, townshipId, villageId } = wearer(op);
    const village = asking.placeId !== countyId && asking.placeId !== townshipId && asking.placeId !== villageId ? asking.placeId : undefined;
    const days = daysOf(op, { ledger: ledgerOf(asking), from: asking.fromDay ?? undefined, until: asking.untilDay ?? undefined });
    return makeLedger(op, { ledger: ledgerOf(asking), village, days }, { full: true, purpose: asking.purpose, approvedBy: asking.decidedName ?? '', expiresOn: asking.expiresOn });
  },
  async run(op: Op, { id }, made: MadeLedger | null): Promise<Output<'ledgers.take'>> {
    const asking = await getToTake(op, id);
    if (made) {
      const kept = { fileId: made.file.id, rowCount: made.rows, sha256: made.hash };
      // Two who fetch at once: the second gets the file of the first.
      if (await swap(op.db, LedgerAsking, { id, fileId: empty() }, kept)) {
        await insertFile(op, made.file);
        await record(op, 'ledger.exported', { ledger: asking.ledger, rows: made.rows, sha256: made.hash, full: true, askingId: id }, { subjectId: made.file.id });
        return linkOf(op, made.file, { ...asking, ...kept }, made.name);
      }
    }
    const now = await getToTake(op, id);
    const file = now.fileId ? await findFile(op, now.fileId) : null;
    if (!file) throw new AppError('ledger.expired', 409);
    return linkOf(op, file, now, fileName(op, file));
  },
};
