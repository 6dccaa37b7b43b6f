import { undoGraceSeconds, undoSeconds } from '@guiyan/shared/domain/checkins';

/** A phone's clock may run ahead by this much before what it says is refused. */
export const CLOCK_SLACK_MS = 5 * 60_000;

/** C7 Taken back within five seconds on the phone; the way of a weak network is granted on top. */
export const mayUndo = (c: { userId: string; receivedAt: number; undoneAt: number | null }, userId: string, now: number): boolean =>
  c.userId === userId && c.undoneAt === null && now - Number(c.receivedAt) <= (undoSeconds + undoGraceSeconds) * 1000;
