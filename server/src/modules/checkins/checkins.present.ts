import type { Output } from '@guiyan/shared/contract';
import { shanghaiDay } from '@guiyan/shared/domain/dates';
import { wearer, type Op } from '../../platform/op';
import type { CheckinRow } from './checkins.entity';
import { mayUndo } from './checkins.rules';

export const presentCheckin = (op: Op, c: CheckinRow): Output<'checkins.send'> => ({
  id: c.id, kind: c.kind === 'help' ? 'help' : 'well', who: c.byName, agent: c.agentName, mine: c.agentName === null && c.userId === wearer(op).userId, city: c.city, line: c.line, voiceId: c.voiceId, happenedAt: Number(c.happenedAt), happenedOn: shanghaiDay(Number(c.happenedAt)),
  requestId: c.requestId, undone: c.undoneAt !== null, can: mayUndo(c, wearer(op).userId, op.now) ? ['undo'] : [],
});
