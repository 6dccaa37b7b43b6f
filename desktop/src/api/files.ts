import { ApiError } from '@guiyan/shared/api/call';
import { errorSentence } from '@guiyan/shared/errors';
import { call, newKey, refresh } from './client';
import { accessToken, hatId } from './session';

interface Answer {
  data?: { id: string };
  error?: { code: string; message: string; fields?: Record<string, string>; requestId?: string };
}

/** Sends one file; answers its id. Give the same `key` again when a broken upload is repeated. */
export async function upload(file: File, key = newKey()): Promise<string> {
  const hat = hatId();
  let answer = await post(file, key, hat);
  if (answer.status === 401 && (await refresh())) answer = await post(file, key, hat);
  const body = (await answer.json().catch(() => ({}))) as Answer;
  if (answer.ok && body.data) return body.data.id;
  const { code = 'server.failed', message = errorSentence('server.failed'), fields, requestId } = body.error ?? {};
  // The hats on screen are out of date; the new list comes with the session.
  if (code === 'auth.hat_changed') await refresh();
  throw new ApiError(code, answer.status, message, fields, requestId);
}

async function post(file: File, key: string, hat: string | null): Promise<Response> {
  const form = new FormData();
  form.append('file', file, file.name);
  try {
    return await fetch('/files', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Idempotency-Key': key, ...(accessToken() && { Authorization: `Bearer ${accessToken()}` }), ...(hat && { 'X-Hat': hat }) },
      body: form,
    });
  } catch {
    throw new ApiError('net.failed', 0, errorSentence('net.failed'));
  }
}

/** Saves what a `Link` answer points at (`url` is good for a minute, in this session). */
export function save({ url, name }: { url: string; name: string }) {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}

/** Saves an uploaded or made file by its id. */
export async function saveFile(id: string, name: string): Promise<void> {
  save({ ...(await call('files.link', { id })), name });
}
