import { useState } from 'react';
import { inviteeKinds, inviteeKindWords, type InviteeKind } from '@guiyan/shared/domain/meetings';
import { useAction, useCall } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Picks } from '../ui/words';
import type { DialogProps } from './Meeting';
import { Ticks } from './Ticks';

/** M4 Those home for the feast first; a whole kind is asked with one tick. */
export function InviteDialog({ m, onClose, onDone }: DialogProps) {
  const got = useCall('meetings.candidates', { id: m.id });
  const invite = useAction('meetings.invite');
  const [kind, setKind] = useState<InviteeKind>('home');
  const [picked, setPicked] = useState<string[]>([]);
  const rows = got.data?.rows ?? [];
  const here = rows.filter((one) => one.kind === kind);
  const others = picked.filter((id) => !here.some((one) => one.memberId === id));
  const allHere = here.length > 0 && here.every((one) => picked.includes(one.memberId));
  return (
    <Dialog title="请谁来" deed={picked.length > 0 ? `请 ${picked.length} 位` : '请'} width={620} missing={picked.length === 0 && '先勾上人'} busy={invite.busy} error={invite.error} onClose={onClose} onDeed={() => void invite.run({ id: m.id, memberIds: picked }).then((page) => page && onDone(page))}>
      {got.error ? <ErrorView error={got.error} onRetry={got.reload} /> : !got.data ? <GreyLines /> : (
        <>
          <Picks kind="pill" label="哪一类" value={kind} onPick={setKind} items={inviteeKinds.map((key) => ({ key, label: inviteeKindWords[key], count: rows.filter((one) => one.kind === key).length }))} />
          {here.length > 0 && <button type="button" className="plain-button meeting-all" onClick={() => setPicked(allHere ? others : [...others, ...here.map((one) => one.memberId)])}>{allHere ? '都不勾' : `这 ${here.length} 位都勾上`}</button>}
          {here.length === 0 ? <p className="note">这一类没有还没请的。登记了「回家看看」的，会列在回来过节的里。</p> : <Ticks rows={here.map((one) => ({ ...one, note: one.village }))} picked={picked.filter((id) => !others.includes(id))} onPick={(ids) => setPicked([...others, ...ids])} />}
        </>
      )}
    </Dialog>
  );
}
