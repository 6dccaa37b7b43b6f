import sharp from 'sharp';
import type { Hat } from '@guiyan/shared/domain/hats';
import { AppError, badInput, ensure, notFound } from '../../platform/errors';
import { INSTALLATION, sameSecret } from '../../platform/crypto';
import { row, sql } from '../../platform/db/sql';
import { newId } from '../../platform/ids';
import { work, type Actor, type Op } from '../../platform/op';
import type { Services } from '../../platform/services';
import { audioKind, audioMimes, bareAudio } from './audio.rules';
import { FileRow } from './files.entity';
import { listExpired } from './files.queries';

export const PHOTO_MB = 10;
export const AUDIO_MB = 5;
export const WORKBOOK_MB = 10;
const DAY_MS = 86_400_000;
/** Uploads nobody used, workbooks and exports are gone after this. */
export const KEEP_DAYS = 30;
/** Uploads of one account in a day that no record holds yet. */
export const UNUSED_A_DAY = 100;
const LINK_MS = 60_000;
const MAX_PIXELS = 50_000_000;
const WORKBOOK = /\.(xlsx|csv|xls|et)$/i;

export interface Upload { name: string; bytes: Buffer }
interface Ready { kind: 'photo' | 'audio' | 'workbook'; mime: string; bytes: Buffer }

/** Workbooks are brought by those who may import them. */
export const mayBring = (hat: Hat, kind: Ready['kind']): boolean => kind !== 'workbook' || hat === 'clerk' || hat === 'secretary' || hat === 'county';
/** Pictures are drawn anew as JPEG without place or camera data, recordings lose what is written beside the sound; workbooks stay as they came and are read under caps later. */
export async function prepare(upload: Upload): Promise<Ready> {
  const magic = upload.bytes.subarray(0, 12);
  const image = (magic[0] === 0xff && magic[1] === 0xd8) || magic.subarray(0, 8).toString('hex') === '89504e470d0a1a0a' || magic.subarray(8, 12).toString('latin1') === 'WEBP';
  if (image) {
    if (upload.bytes.length > PHOTO_MB * 1024 * 1024) throw new AppError('file.too_large', 413, { params: { mb: PHOTO_MB } });
    const bytes = await sharp(upload.bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).rotate().resize(1600, 1600, { fit: 'inside', withoutEnlargement: true }).jpeg({ quality: 80 }).toBuffer().catch(() => { throw badInput('file.broken'); });
    return { kind: 'photo', mime: 'image/jpeg', bytes };
  }
  const sound = audioKind(upload.bytes);
  if (sound) {
    if (upload.bytes.length > AUDIO_MB * 1024 * 1024) throw new AppError('file.too_large', 413, { params: { mb: AUDIO_MB } });
    const bytes = bareAudio(sound, upload.bytes);
    if (!bytes) throw badInput('file.broken');
    return { kind: 'audio', mime: audioMimes[sound], bytes };
  }
  if (WORKBOOK.test(upload.name)) {
    if (upload.bytes.length > WORKBOOK_MB * 1024 * 1024) throw new AppError('file.too_large', 413, { params: { mb: WORKBOOK_MB } });
    return { kind: 'workbook', mime: 'application/octet-stream', bytes: upload.bytes };
  }
  throw new AppError('file.wrong_type', 415, { params: { kinds: '照片、录音或 .xlsx、.csv 表格' } });
}

const namePlace = (id: string, county: string) => ({ table: 'files', column: 'name', row: id, county });

/** The bytes are on disk before the row is; a row without bytes cannot exist. */
export async function keepFile(services: Services, actor: Actor, file: { kind: string; name: string; mime: string; bytes: Buffer; id?: string; expiresAt?: number }): Promise<FileRow> {
  const county = actor.countyId ?? INSTALLATION;
  // A photo or recording belongs to a place once it is tied to a record; a workbook to the office it was made for.
  const place = file.kind === 'photo' || file.kind === 'audio' ? { townshipId: null, villageId: null } : { townshipId: actor.townshipId, villageId: actor.villageId };
  const id = file.id ?? newId();
  const now = services.clock.now();
  return {
    id, countyId: county, ownerUserId: actor.userId, kind: file.kind, nameCt: services.keys.seal(file.name, namePlace(id, county)), mime: file.mime, bytes: file.bytes.length,
    storageName: await services.storage.put(county, file.bytes), createdAt: now, expiresAt: file.expiresAt ?? now + KEEP_DAYS * DAY_MS, ...place, personId: null, familyId: null, held: null,
  };
}
export const insertFile = (op: Op, file: FileRow): Promise<unknown> => op.db.insert(FileRow, file);

/** A file the actor put there himself and that is still kept. */
export async function getOwnFile(op: Op, id: string, kind: string): Promise<FileRow> {
  const file = await row<FileRow>(op.db, sql('select * from files where id = ? and owner_user_id = ? and kind = ?', id, op.actor!.userId, kind));
  if (!file) throw notFound();
  return file;
}
export const fileName = (op: Op, file: FileRow): string => op.services.keys.open(file.nameCt, namePlace(file.id, file.countyId));
export const fileBytes = (services: Services, file: FileRow): Promise<Buffer> => services.storage.get(file.countyId, file.storageName);

export interface Attachment { townshipId: string | null; villageId: string | null; personId: string | null; familyId: string | null }
/** Ties photos of the actor to a record; from then on they stay, and who sees the record sees them. */
export const attachPhotos = (op: Op, ids: readonly string[], to: Attachment): Promise<void> => attach(op, ids, 'photo', to);
/** H10 The same, and nobody but the office and the actor sees them until `showFile`. */
export const attachHeld = (op: Op, ids: readonly string[], to: Attachment): Promise<void> => attach(op, ids, 'photo', to, true);
export const showFile = async (op: Op, id: string, shown: boolean): Promise<void> => { await op.db.update(FileRow, { id }, { held: !shown }); };
export const attachVoice = (op: Op, id: string, to: Attachment): Promise<void> => attach(op, [id], 'audio', to);
async function attach(op: Op, ids: readonly string[], kind: 'photo' | 'audio', to: Attachment, held = false): Promise<void> {
  for (const id of ids) {
    await getOwnFile(op, id, kind);
    await op.db.update(FileRow, { id }, { ...to, expiresAt: null, ...(held && { held }) });
  }
}

/** Pictures of what an office tells a place: the offices' until they are shown. */
export async function attachPosters(op: Op, ids: readonly string[], at: { townshipId: string | null; villageId: string | null }): Promise<void> {
  for (const id of ids) {
    await getOwnFile(op, id, 'photo');
    await op.db.update(FileRow, { id, kind: 'photo' }, { kind: 'poster', ...at, expiresAt: null });
  }
}
/** Those of the words that are to be read now are everybody's of the place, the others the offices' again. */
export async function showPosters(op: Op, shown: readonly string[], hidden: readonly string[]): Promise<void> {
  for (const id of shown) await op.db.update(FileRow, { id, kind: 'poster' }, { kind: 'open' });
  for (const id of hidden) await op.db.update(FileRow, { id, kind: 'open' }, { kind: 'poster' });
}

/** What it was tied to is taken back: nobody sees it any more, and it goes with the next sweep. */
export const letGo = async (op: Op, id: string): Promise<void> => { await op.db.update(FileRow, { id }, { townshipId: null, villageId: null, personId: null, familyId: null, expiresAt: op.now }); };

/** One link for one sign-in and the hat worn there, for a minute: a picture on a page cannot say its hat in a header, so the link does. */
export function linkTo(op: Op, file: { id: string }): string {
  const said = [op.now + LINK_MS, op.actor!.sessionId, op.actor!.hatId ?? ''];
  return `/files/${file.id}?t=${[...said, macOf(op.services, file.id, said)].join('.')}`;
}
export function checkLink(services: Services, id: string, token: string): { sessionId: string; hatId: string } {
  const [until = '', sessionId = '', hatId = '', mac = ''] = token.split('.');
  ensure(sameSecret(mac, macOf(services, id, [until, sessionId, hatId])) && Number(until) > services.clock.now(), notFound());
  return { sessionId, hatId };
}
const macOf = (services: Services, id: string, said: readonly (string | number)[]): string => services.keys.mac('file-link', [id, ...said].join('|'));

/** Rows first, then bytes: a file on disk without a row is harmless. */
export async function dropExpired(services: Services): Promise<void> {
  const old = await work(services, async (op) => {
    const expired = await listExpired(op);
    for (const f of expired) await op.db.delete(FileRow, { id: f.id });
    return expired;
  });
  for (const f of old) await services.storage.drop(f.storageName);
}
