import type { Day } from '@guiyan/shared/domain/dates';
import { asKind, classTurns, turnsOn } from '@guiyan/shared/domain/families';
import { change, empty } from '../../platform/db/change';
import { newId } from '../../platform/ids';
import { record, work, type Op } from '../../platform/op';
import { orKnown } from '../../platform/outbox';
import type { Services } from '../../platform/services';
import { FamilyPerson } from './families.entity';
import { countiesWithFamilies, definitionsThrough, registeredOn, type Registered } from './definitions.queries';
import { PersonTurn } from './files.entity';

const PIECE = 200;

/** R6 The day's birthdays, and those of days on which nothing ran: each changes what it changes once. */
export const turnAges = async (services: Services): Promise<void> => turnAgesOn(services);
/** As of any day: a row of the register ends on the birthday and goes on in its new class, so that figures of earlier days stay. */
export async function turnAgesOn(services: Services, day?: Day): Promise<void> {
  for (const countyId of await work(services, countiesWithFamilies)) {
    for (let after = '', more = true; more;) {
      const part = await work(services, async (op) => {
        const on = day ?? op.today;
        const found = await registeredOn(op, countyId, on, after, PIECE);
        const rules = await definitionsThrough(op, countyId);
        for (const p of found) await turnOne(op, p, on, rules);
        return found;
      });
      after = part.at(-1)?.rowId ?? '';
      more = part.length === PIECE;
    }
  }
}

async function turnOne(op: Op, p: Registered, until: Day, rules: Awaited<ReturnType<typeof definitionsThrough>>): Promise<void> {
  const kind = asKind(p.kind);
  const own = kind === 'child' ? turnsOn(p, rules.on(until).ownConsentFrom) : null;
  if (own && own > p.fromDay && own <= until && (await note(op, p, { on: own, what: 'consent', fromKind: 'guardian', toKind: 'own', age: rules.on(until).ownConsentFrom })))
    await record(op, 'consent.own_due', { personId: p.personId, onDay: own }, whereOf(p));
  let row: { id: string } = { id: p.rowId };
  for (const turn of classTurns({ ...p, kind }, p.fromDay, until, rules.on, rules.changes)) {
    const ended = await op.db.findOneByOrFail(FamilyPerson, row);
    await change(op.db, FamilyPerson, { id: row.id, untilDay: ended.untilDay ?? empty() }, { untilDay: turn.on });
    row = { id: newId() };
    await op.db.insert(FamilyPerson, { ...ended, id: row.id, kind: turn.to, fromDay: turn.on });
    if (await note(op, p, { on: turn.on, what: 'class', fromKind: turn.from, toKind: turn.to, age: turn.age }))
      await record(op, 'category.changed', { familyId: p.familyId, personId: p.personId, from: turn.from, to: turn.to, onDay: turn.on }, whereOf(p));
  }
}
const whereOf = (p: Registered) => ({ countyId: p.countyId, townshipId: p.townshipId, subjectId: p.personId });
/** False where it was written down before. */
const note = (op: Op, p: Registered, t: { on: Day; what: 'class' | 'consent'; fromKind: string; toKind: string; age: number }): Promise<boolean> =>
  orKnown(op.db.insert(PersonTurn, { id: newId(), countyId: p.countyId, townshipId: p.townshipId, villageId: p.villageId, familyId: p.familyId, personId: p.personId, onDay: t.on, what: t.what, fromKind: t.fromKind, toKind: t.toKind, age: t.age, at: op.now }));
