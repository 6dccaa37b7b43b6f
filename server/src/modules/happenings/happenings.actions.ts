import type { Parsed } from '@guiyan/shared/contract';
import { makesVisit } from '@guiyan/shared/domain/happenings';
import { change, empty } from '../../platform/db/change';
import { badInput, conflict, ensure, notAllowed } from '../../platform/errors';
import { newId } from '../../platform/ids';
import { record, wearer, type Op } from '../../platform/op';
import { findFamily, getFamily, matesOf } from '../families';
import { findPerson, isHidden, sameIds } from '../people';
import { HappeningRow } from './happenings.entity';
import { getHappening, type HappeningLine } from './happenings.queries';

export const isIll = (t: HappeningRow): boolean => t.kind === 'hospital' && t.takenBackAt === null && t.overOn === null;
export const wordsPlace = (t: { id: string; countyId: string }) => ({ table: 'happenings', column: 'words', row: t.id, county: t.countyId });

/** Whose it is: those at home tell of their own family, those who serve name one they may know of. */
async function familyOf(op: Op, familyId: string | undefined): Promise<string> {
  const a = wearer(op);
  const isOwn = a.hat === 'member' || a.hat === 'family';
  // A member's family may have been made after the hat was given.
  const own = a.familyId ?? (a.personId ? (await findPerson(op, a.personId))?.familyId ?? null : null);
  const id = isOwn ? familyId ?? own : familyId;
  ensure(id, isOwn ? conflict('happening.no_family') : badInput('happening.family_needed', { familyId: 'required' }));
  return (await getFamily(op, id)).id;
}

/** P5 H8 Nothing is guessed: it is so because somebody said it. */
export async function tell(op: Op, input: Parsed<'happenings.tell'>): Promise<HappeningLine> {
  const { hat, personId: self, userId, name } = wearer(op);
  ensure(input.on <= op.today, badInput('happening.future', { on: 'future' }));
  const isOwn = hat === 'member' || hat === 'family';
  ensure(isOwn || input.readers === 'serve', badInput('happening.own_only', { readers: 'own' }));
  ensure(!makesVisit(input.kind) || input.readers === 'serve', badInput('happening.needs_visit', { readers: 'visit' }));
  const family = (await findFamily(op, await familyOf(op, input.familyId)))!;
  const personId = input.personId ?? (hat === 'member' ? self : null);
  if (personId) {
    const records = await sameIds(op.db, personId);
    ensure((await matesOf(op, [family.id])).some((m) => records.includes(m.personId)) && !(await isHidden(op, personId)), conflict('families.not_here'));
  }
  const told = { id: newId(), countyId: family.countyId };
  await op.db.insert(HappeningRow, {
    ...told, townshipId: family.townshipId, villageId: family.villageId, familyId: family.id, personId, kind: input.kind, onDay: input.on, wordsCt: op.services.keys.seal(input.words, wordsPlace(told)), readers: input.readers, byUserId: userId, byName: name, at: op.now, takenBackAt: null, overOn: null,
  });
  await record(op, 'happening.told', { happeningId: told.id, kind: input.kind, familyId: family.id, personId }, { townshipId: family.townshipId, subjectId: family.id });
  return getHappening(op, told.id);
}

/** H7 From today on nobody need go for it. */
export async function over(op: Op, { id }: Parsed<'happenings.over'>): Promise<HappeningLine> {
  const told = await getHappening(op, id);
  ensure(isIll(told), conflict('happening.not_ill'));
  await change(op.db, HappeningRow, { id, overOn: empty(), takenBackAt: empty() }, { overOn: op.today }, conflict('happening.not_ill'));
  await record(op, 'happening.over', { happeningId: id, familyId: told.familyId }, { townshipId: told.townshipId, subjectId: told.familyId });
  return { ...told, overOn: op.today };
}

export async function takeBack(op: Op, { id }: Parsed<'happenings.takeBack'>): Promise<HappeningLine> {
  const told = await getHappening(op, id);
  ensure(told.byUserId === wearer(op).userId, notAllowed());
  await change(op.db, HappeningRow, { id, takenBackAt: empty() }, { takenBackAt: op.now }, conflict('happening.taken_back'));
  await record(op, 'happening.taken_back', { happeningId: id, familyId: told.familyId }, { townshipId: told.townshipId, subjectId: told.familyId });
  return { ...told, takenBackAt: op.now };
}
