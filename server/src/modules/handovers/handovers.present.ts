import type { Output, Parsed } from '@guiyan/shared/contract';
import type { Op } from '../../platform/op';
import { presentHat } from '../accounts';
import { leaver } from './handovers.actions';
import { labelsOf } from '../settings';
import { countLeft } from './handovers.queries';

/** X15 What is due, and what goes where, before anything is done. */
export async function presentPlan(op: Op, { id }: Parsed<'handovers.preview'>): Promise<Output<'handovers.preview'>> {
  const { named, hats, people } = await leaver(op, id);
  const labels = await labelsOf(op, hats[0]!.hat.countyId);
  const left = await countLeft(op, named.userId, people);
  return {
    name: named.name,
    hats: hats.map(({ hat, ends }) => { const { id: hatId, hat: kind, title, place, since } = presentHat(hat, labels); return { id: hatId, hat: kind, title, place, since, ends }; }),
    items: [
      { kind: 'members', count: left.members, due: left.silent, goes: 'successor' }, { kind: 'reports', count: left.reports, due: left.reports, goes: 'follows' },
      { kind: 'pairings', count: left.pairings, due: left.unvisited, goes: 'successor' }, { kind: 'duties', count: left.duties, due: left.overdue, goes: 'successor' }, { kind: 'requests', count: left.requests, due: left.unanswered, goes: 'successor' },
      { kind: 'invites', count: left.invites, due: 0, goes: 'ends' }, { kind: 'sessions', count: left.sessions, due: 0, goes: 'ends' }, { kind: 'seats', count: left.seats, due: 0, goes: 'stays' },
    ],
  };
}
