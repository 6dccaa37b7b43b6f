import type { Output } from '@guiyan/shared/contract';
import { happeningKinds, happeningReaders } from '@guiyan/shared/domain/happenings';
import { wearer, type Op } from '../../platform/op';
import { familyName } from '../families';
import { isIll, wordsPlace } from './happenings.actions';
import type { HappeningLine } from './happenings.queries';

export const presentHappening = (op: Op, t: HappeningLine): Output<'happenings.tell'> => {
  const mine = t.byUserId === wearer(op).userId;
  return {
    id: t.id, familyId: t.familyId, family: familyName(t.headName), personId: t.personId, person: t.personName, kind: happeningKinds.find((k) => k === t.kind) ?? 'difficulty', on: t.onDay, words: op.services.keys.open(t.wordsCt, wordsPlace(t)),
    readers: happeningReaders.find((r) => r === t.readers) ?? 'self', by: t.byName, mine, takenBack: t.takenBackAt !== null, overOn: t.overOn, can: [...(isIll(t) ? (['over'] as const) : []), ...(mine && t.takenBackAt === null ? (['takeBack'] as const) : [])],
  };
};
