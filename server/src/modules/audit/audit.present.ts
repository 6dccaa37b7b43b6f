import type { Output } from '@guiyan/shared/contract';
import { shanghaiDay } from '@guiyan/shared/domain/dates';
import { lookedAt, type LookedAt } from '@guiyan/shared/domain/looks';
import { hats, hatTitle } from '@guiyan/shared/domain/hats';
import { wearer, type Op } from '../../platform/op';
import { labelsOf } from '../settings';
import { listLooks, type LoggedEvent } from './audit.queries';

export const presentEvent = (e: LoggedEvent): Output<'audit.events'>['rows'][number] => ({
  id: e.id, name: e.name, at: Number(e.at), on: shanghaiDay(Number(e.at)), actor: e.actorName, hat: e.actorHat, subject: e.subjectId, sealed: e.sealId !== null,
});

/** X3 Those of one day, place and role who saw the same are one line; who of them it was is told to nobody. */
export async function presentMine(op: Op): Promise<Output<'audit.mine'>> {
  const labels = await labelsOf(op, wearer(op).countyId);
  const lines = new Map<string, Output<'audit.mine'>['rows'][number]>();
  for (const e of await listLooks(op)) {
    const what: LookedAt | undefined = lookedAt.find((one) => one === e.what);
    const hat = hats.find((one) => one === e.actorHat);
    if (!what || !hat) continue;
    const on = shanghaiDay(Number(e.at));
    const key = [on, hat, e.placeId ?? '', what].join('~');
    const line = lines.get(key) ?? { key, on, hat: hatTitle(hat, labels), place: e.place ?? '', what, times: 0 };
    lines.set(key, { ...line, times: line.times + 1 });
  }
  return { rows: [...lines.values()] };
}
