import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { ErrorLine } from './ErrorView';

interface Props {
  label: string;
  placeholder: string;
  max: number;
  /** The deed on the button. */
  deed: string;
  primary?: boolean;
  /** May be sent without a word. */
  optional?: boolean;
  busy: boolean;
  error: unknown;
  /** Answers whether it arrived. */
  onSay: (words: string) => Promise<boolean>;
}

/** A few lines and the button that sends them; what was typed stays until it arrived. */
export function SayBox({ label, placeholder, max, deed, primary = false, optional = false, busy, error, onSay }: Props) {
  const [words, setWords] = useState('');
  const id = useId();
  const said = words.trim();
  const say = async () => {
    if (await onSay(said)) setWords('');
  };
  return (
    <div className="say-box">
      <label htmlFor={id}>{label}</label>
      <Input.TextArea id={id} value={words} maxLength={max} placeholder={placeholder} autoSize={{ minRows: 2, maxRows: 8 }} onChange={(event) => setWords(event.target.value)} />
      <ErrorLine error={error} />
      <div className="deed-buttons">
        <Button type={primary ? 'primary' : 'default'} loading={busy} disabled={!optional && !said} onClick={() => void say()}>{deed}</Button>
        {!optional && !said && <span className="note">{`先写${label}`}</span>}
      </div>
    </div>
  );
}
