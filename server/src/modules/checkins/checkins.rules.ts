import { shanghaiDay } from '@guiyan/shared/domain/dates';
import { undoGraceSeconds, undoSeconds } from '@guiyan/shared/domain/checkins';

/** C7 Taken back within five seconds on the phone; the way of a weak network is granted on top. X11 What was told by phone by whoever wrote it down, on the same day. */
export const mayUndo = (c: { userId: string; agentName: string | null; receivedAt: number; undoneAt: number | null }, userId: string, now: number): boolean =>
  c.userId === userId && c.undoneAt === null && (c.agentName === null ? now - Number(c.receivedAt) <= (undoSeconds + undoGraceSeconds) * 1000 : shanghaiDay(Number(c.receivedAt)) === shanghaiDay(now));

/** X11 某某代某某. */
export const saidBy = (c: { agentName: string | null; byName: string }): string => (c.agentName ? `${c.agentName}代${c.byName}` : c.byName);
