import { useEffect, useState } from 'react';
import { call } from '../api/client';
import { ErrorLine } from './ErrorView';

/** Pictures by their file ids; each opens whole in a window of its own. */
export function Photos({ ids }: { ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <div className="photos">
      {ids.map((id, i) => (
        <Photo key={id} id={id} label={`照片 ${i + 1}`} />
      ))}
    </div>
  );
}

function Photo({ id, label }: { id: string; label: string }) {
  const [url, setUrl] = useState('');
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let wanted = true;
    call('files.link', { id }).then(
      (link) => wanted && setUrl(link.url),
      (failure: unknown) => wanted && setError(failure),
    );
    return () => {
      wanted = false;
    };
  }, [id]);
  // A link is good for a minute only, so the whole picture gets a fresh one.
  const open = async () => {
    try {
      window.open((await call('files.link', { id })).url, '_blank', 'noopener');
    } catch (failure) {
      setError(failure);
    }
  };
  if (error) return <ErrorLine error={error} />;
  return (
    <button type="button" className="plain-button photo" aria-label={`看大图：${label}`} onClick={() => void open()}>
      {url && <img src={url} alt={label} />}
    </button>
  );
}
