import { Button, Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { ErrorLine } from './ErrorView';
import { Picks } from './words';

interface Props {
  /** As the server answered it: 1391****026. */
  value: string;
  /** 电话, 身份证号. */
  what: string;
  /** Asks the server for the whole value; it records who, what and why. Absent: one may not. */
  onReveal?: (reason: string) => Promise<string>;
}

const reasons = ['打电话联系', '核对身份', '办事要用', '别的'] as const;
/** How long an opened value stays, in milliseconds. */
const openFor = 60_000;

/** A masked value: tap, say why, see it once. */
export function Masked({ value, what, onReveal }: Props) {
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    if (shown === null) return undefined;
    const timer = setTimeout(() => setShown(null), openFor);
    return () => clearTimeout(timer);
  }, [shown]);
  if (shown !== null) return <span className="masked-open">{shown}</span>;
  if (!onReveal) return <span>{value}</span>;
  return (
    <>
      <button type="button" className="plain-button masked" aria-label={`看完整的${what}`} onClick={(event) => { event.stopPropagation(); setAsking(true); }}>
        {value}
      </button>
      {asking && <AskWhy what={what} onReveal={onReveal} onClose={() => setAsking(false)} onShown={setShown} />}
    </>
  );
}

interface AskProps extends Required<Pick<Props, 'what' | 'onReveal'>> {
  onClose: () => void;
  onShown: (value: string) => void;
}

function AskWhy({ what, onReveal, onClose, onShown }: AskProps) {
  const [reason, setReason] = useState<(typeof reasons)[number]>(reasons[0]);
  const [other, setOther] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const why = reason === '别的' ? other.trim() : reason;
  const open = async () => {
    setBusy(true);
    try {
      onShown(await onReveal(why));
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Modal open title={`看完整的${what}`} footer={null} width={440} onCancel={onClose}>
      <div onClick={(event) => event.stopPropagation()}>
        <p className="second ask-why">为什么要看？这次会记下来，本人查得到。</p>
        <Picks label="为什么要看" kind="chip" items={reasons.map((key) => ({ key, label: key }))} value={reason} onPick={setReason} />
        {reason === '别的' && <Input className="ask-other" autoFocus maxLength={100} value={other} placeholder="写几个字" onChange={(event) => setOther(event.target.value)} />}
        <ErrorLine error={error} />
        <div className="modal-buttons">
          {!why && <span className="note">先写明用途</span>}
          <Button type="primary" loading={busy} disabled={!why} onClick={() => void open()}>看一次</Button>
        </div>
      </div>
    </Modal>
  );
}
