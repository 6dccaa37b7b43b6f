import type { Day } from '@guiyan/shared/domain/dates';
import { AppError, conflict, ensure } from '../errors';
import { newId } from '../ids';
import { wearer, type Op } from '../op';
import { orKnown } from '../outbox';
import { change } from './change';
import { At, DayColumn, IdColumn, Int, MaybeDay, MaybeRef, Ref, Text } from './columns';

/** X16 What a county set, with the days it holds on: nothing of it is changed but its last day. `turn` counts what was set for a code, so that two who set it at once do not both win. */
export abstract class SpanRow {
  @IdColumn() id: string;
  @Ref() countyId: string;
  abstract code: string;
  @Int() turn: number;
  @DayColumn() fromDay: string;
  /** The first day it no longer holds; the same as `fromDay` when it was replaced before it began. */
  @MaybeDay() untilDay: string | null;
  @MaybeRef() setBy: string | null;
  @Text(60) setByName: string;
  @Text(100) note: string;
  @At() createdAt: number;
}

/** What holds from a day until another. */
export interface Held { id: string; code: string; fromDay: Day; untilDay: Day | null }

/** Something from `from` on: which of the spans end there or earlier than they would have, and how long it holds itself. What is set for later already stays. */
export function place<S extends Held>(spans: readonly S[], code: string, from: Day): { cut: S[]; until: Day | null } {
  const own = spans.filter((s) => s.code === code && s.untilDay !== s.fromDay);
  const next = own.filter((s) => s.fromDay > from).sort((a, b) => (a.fromDay < b.fromDay ? -1 : 1))[0];
  return { cut: own.filter((s) => s.fromDay <= from && (s.untilDay === null || s.untilDay > from)), until: next?.fromDay ?? null };
}

type Facts<T extends SpanRow> = Omit<T, Exclude<keyof SpanRow, 'code' | 'fromDay' | 'note'>> & { id?: string };
/** Puts one more in its place; `own`: all that was ever set for its code. Answers its id; 400 before today. */
export async function addSpan<T extends SpanRow>(op: Op, target: new () => T, own: readonly (Held & { turn: number })[], { id = newId(), ...facts }: Facts<T>): Promise<string> {
  const { code, fromDay } = facts as Pick<T, 'code' | 'fromDay'>;
  ensure(fromDay >= op.today, new AppError('setting.past', 400, { fields: { from: 'past' } }));
  const { countyId, userId, name } = wearer(op);
  const { cut, until } = place(own, code, fromDay);
  for (const span of cut) await change(op.db, target, { id: span.id, turn: span.turn } as never, { untilDay: fromDay } as never);
  const turn = own.reduce((most, s) => Math.max(most, Number(s.turn)), 0) + 1;
  ensure(await orKnown(op.db.insert(target, { id, countyId, turn, ...facts, untilDay: until, setBy: userId, setByName: name, createdAt: op.now } as never)), conflict('row.changed'));
  return id;
}
