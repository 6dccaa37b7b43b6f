import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../api/client';
import { ErrorLine } from './ErrorView';
import { Icon } from './Icon';

/** A recording; its address lasts a minute, so it is asked for when it is to sound. */
export function Voice({ id }: { id: string }) {
  const [url, setUrl] = useState('');
  const [error, setError] = useState<unknown>(null);
  const open = () => void call('files.link', { id }).then((link) => setUrl(link.url), setError);
  if (url) return <audio controls autoPlay src={url} aria-label="录音" />;
  return (
    <p>
      <Button icon={<Icon name="message" size={16} />} onClick={open}>听录音</Button>
      <ErrorLine error={error} />
    </p>
  );
}
