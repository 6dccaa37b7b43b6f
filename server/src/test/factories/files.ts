import { randomUUID } from 'node:crypto';
import type { Caller, TestApp } from '../app';

/** Uploads a file as the phone does and answers the raw reply. */
export function upload(t: TestApp, caller: Caller, name: string, bytes: Buffer, headers: Record<string, string> = {}): Promise<Response> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  return t.raw('/files', { method: 'POST', body: form, headers: { Authorization: `Bearer ${caller.token}`, 'Idempotency-Key': randomUUID(), ...headers } });
}

/** A second of silence: an MP3 header and frames without a tone. */
export const aRecording = (): Buffer => Buffer.concat(Array.from({ length: 40 }, () => Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)])));

/** Uploads a file and answers its id. */
export async function aFile(t: TestApp, caller: Caller, name: string, bytes: Buffer): Promise<string> {
  const reply = await upload(t, caller, name, bytes);
  if (reply.status !== 200) throw new Error(`upload: ${reply.status} ${await reply.text()}`);
  return ((await reply.json()) as { data: { id: string } }).data.id;
}
