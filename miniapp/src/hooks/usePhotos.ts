import { useCallback, useRef, useState } from 'react';
import { ApiError, randomKey } from '@guiyan/shared/api/call';
import { call } from '@/api';
import { apiBase } from '@/api/transport';
import { upload } from '@/api/upload';

interface Photo {
  path: string;
  /** The same at every try to send it. */
  key: string;
  id?: string;
}

/** An address that shows the picture for a minute. Throws ApiError. */
export const photoLink = async (id: string): Promise<string> => apiBase() + (await call('files.link', { id })).url;

/**
 * Pictures beside a text. Each is sent as soon as it is picked, since the phone's temporary file does not outlive the
 * app; one that could not be sent goes along with the words when they are delivered.
 */
export const usePhotos = (onIds?: (ids: string[]) => void) => {
  const [photos, setPhotos] = useState<Photo[]>([]);
  const [error, setError] = useState<ApiError>();
  const now = useRef<Photo[]>([]);
  const tell = useRef(onIds);
  tell.current = onIds;

  const put = useCallback((next: Photo[]) => {
    const ids = (list: Photo[]): string[] => list.flatMap((photo) => photo.id ?? []);
    const before = ids(now.current).join();
    now.current = next;
    setPhotos(next);
    if (ids(next).join() !== before) tell.current?.(ids(next));
  }, []);

  const sendOne = useCallback(
    async (photo: Photo): Promise<void> => {
      try {
        const { id } = await upload(photo.path, photo.key);
        put(now.current.map((other) => (other.key === photo.key ? { ...other, id } : other)));
      } catch (failure) {
        // A picture the server will never take goes; one without network stays for later.
        if (failure instanceof ApiError && !failure.maySucceedLater) put(now.current.filter((other) => other.key !== photo.key));
        throw failure;
      }
    },
    [put],
  );

  const change = useCallback(
    (paths: string[]) => {
      setError(undefined);
      const added = paths.filter((path) => !now.current.some((photo) => photo.path === path)).map((path) => ({ path, key: randomKey() }));
      put([...now.current.filter((photo) => paths.includes(photo.path)), ...added]);
      for (const photo of added) {
        sendOne(photo).catch((failure: unknown) => {
          if (!(failure instanceof ApiError)) throw failure;
          // What may be sent later goes along with the words.
          if (!failure.maySucceedLater) setError(failure);
        });
      }
    },
    [put, sendOne],
  );

  /** What goes along with the words: the ids of the pictures sent, and those still to be sent. */
  const along = useCallback(() => {
    setError(undefined);
    return { photoIds: now.current.flatMap((photo) => photo.id ?? []), photos: now.current.filter((photo) => !photo.id) };
  }, []);

  /** Pictures sent earlier, e.g. those of a draft. */
  const restore = useCallback(
    async (ids: readonly string[]): Promise<void> => {
      const paths = await Promise.all(ids.map((id) => photoLink(id).catch(() => `guiyan:${id}`)));
      put(ids.map((id, at) => ({ id, key: id, path: paths[at] ?? '' })));
    },
    [put],
  );

  return { paths: photos.map((photo) => photo.path), change, along, restore, error };
};
