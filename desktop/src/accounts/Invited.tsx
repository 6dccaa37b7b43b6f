import { Button } from 'antd';
import { useState } from 'react';
import { useAction } from '../api/useCall';
import { ErrorLine } from '../ui/ErrorView';
import { go } from '../ui/route';
import { Door } from './Door';
import { switchHat } from './session';

/** Takes the hat that an invite link offers, and puts it on. */
export function Invited({ code }: { code: string }) {
  const accept = useAction('accounts.acceptInvite');
  // An invite opens once: when only putting the hat on failed, only that is tried again.
  const [taken, setTaken] = useState<string | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setFailed(null);
    setBusy(true);
    const hatId = taken ?? (await accept.run({ code }))?.hat.id;
    if (hatId) {
      setTaken(hatId);
      try {
        await switchHat(hatId);
        // Used up now, and nobody's business in the browser's history.
        go('/', {}, { replace: true });
      } catch (error) {
        setFailed(error);
      }
    }
    setBusy(false);
  };
  return (
    <Door>
      <div className="door-form">
        <p>有人邀请你来这里办公。接下以后，看得到名册里归你管的人，看过谁都会记下来。</p>
        <ErrorLine error={failed ?? accept.error} />
        <Button type="primary" size="large" block loading={busy} onClick={() => void take()}>接下邀请</Button>
        <Button size="large" block onClick={() => go('/', {}, { replace: true })}>先不接</Button>
      </div>
    </Door>
  );
}
