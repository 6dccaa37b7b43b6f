import type { CheckinKind } from '@guiyan/shared/domain/checkins';
import { call } from '.';
import { drop, enqueue, flush, useOutbox } from './outbox';

/** A recording on this phone; `id` once it is sent. */
export interface Spoken { path: string; key: string; id?: string }

interface Saying {
  kind: CheckinKind;
  city?: string;
  line?: string;
  /** A recording beside the line: sent already, or still on this phone. */
  voice?: Spoken | undefined;
  /** For the list of what waits. */
  words: string;
}

/** Says it now, or as soon as there is network. Answers the key to take it back with. */
export const sayCheckin = ({ kind, city = '', line = '', voice, words }: Saying): Promise<string> => {
  const happenedAt = Date.now();
  return enqueue('checkins.send', { kind, city, line, happenedAt, ...(voice?.id && { voiceId: voice.id }) }, { entity: 'checkin', words, happenedAt, ...(voice && !voice.id && { photos: [{ path: voice.path, key: voice.key, voice: true }] }) });
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
