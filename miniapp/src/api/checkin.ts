import type { CheckinKind } from '@guiyan/shared/domain/checkins';
import { call } from '.';
import { drop, enqueue, flush, useOutbox } from './outbox';

interface Saying {
  kind: CheckinKind;
  city?: string;
  line?: string;
  /** For the list of what waits. */
  words: string;
}

/** Says it now, or as soon as there is network. Answers the key to take it back with. */
export const sayCheckin = ({ kind, city = '', line = '', words }: Saying): Promise<string> => {
  const happenedAt = Date.now();
  return enqueue('checkins.send', { kind, city, line, happenedAt }, { entity: 'checkin', words, happenedAt });
};

/** Takes it back: from the phone while it waits there, else from the server. Throws ApiError. */
export const takeBack = async (key: string): Promise<void> => {
  // It may be under way this very moment.
  await flush();
  if (useOutbox.getState().pending.some((item) => item.key === key)) {
    await drop(key);
    return;
  }
  const { rows } = await call('checkins.list', { limit: 5 });
  const mine = rows.find((row) => row.mine && row.can.includes('undo'));
  if (mine) await call('checkins.undo', { id: mine.id });
};
