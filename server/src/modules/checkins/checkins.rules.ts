import { undoGraceSeconds, undoSeconds } from '@guiyan/shared/domain/checkins';

/** C7 Taken back within five seconds on the phone; the way of a weak network is granted on top. */
export const mayUndo = (c: { userId: string; receivedAt: number; undoneAt: number | null }, userId: string, now: number): boolean =>
  c.userId === userId && c.undoneAt === null && now - Number(c.receivedAt) <= (undoSeconds + undoGraceSeconds) * 1000;
