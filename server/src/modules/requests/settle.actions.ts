import { swap } from '../../platform/db/change';
import { conflict, ensure, notFound } from '../../platform/errors';
import { wearer, type Op } from '../../platform/op';
import { findForm } from './items.queries';
import { addStep, placeOf } from './requests.actions';
import { RequestEntry } from './requests.entity';

/** What an item is called today where the actor sits; closed or unknown items are refused. */
export async function itemNameNow(op: Op, item: string): Promise<string> {
  const { countyId, townshipId } = wearer(op);
  const form = await findForm(op, item, { countyId, townshipId }, op.today);
  ensure(form?.spec.on, conflict('requests.no_item'));
  return form.spec.zh;
}

/** S7 S8 Settled while the asker stood there: the result is told, and he still says himself that it is done. */
export async function settleAtDesk(op: Op, id: string, words: string, at: number): Promise<void> {
  const r = await op.db.findOneBy(RequestEntry, { id });
  ensure(r && r.countyId === wearer(op).countyId, notFound());
  const told = { status: 'answered', answer: op.services.keys.seal(words, placeOf('answer', r)), attempts: 0, outcome: 'done', answeredAt: at, clock: null, amberOn: null, dueOn: null } as const;
  ensure(await swap(op.db, RequestEntry, { id, status: 'taken' }, told), conflict('requests.wrong_state'));
  await addStep(op, r, 'answered', 'request.answered', words, { at });
}
