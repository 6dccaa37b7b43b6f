import { Button, Input } from 'antd';
import { useState } from 'react';
import { checkinKinds, lineMax, type CheckinKind } from '@guiyan/shared/domain/checkins';
import { useAction, useList, type RowOf } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { ErrorLine } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { Picks } from '../ui/words';

const kindWords: Record<CheckinKind, string> = { well: '都好', help: '要帮忙' };
type Told = RowOf<'checkins.told'>;

/** X11 What somebody told by phone who cannot say it himself; both names stand on it, and whoever wrote it down takes it back on the same day. */
export function TellDialog({ of, name, onClose, onDone }: { of: { memberId: string } | { familyId: string }; name: string; onClose: () => void; onDone: () => void }) {
  const [kind, setKind] = useState<CheckinKind>('well');
  const [line, setLine] = useState('');
  const [happenedAt] = useState(() => Date.now());
  const told = useList('checkins.told', { limit: 10 });
  const tell = useAction('checkins.takeDown');
  const undo = useAction('checkins.undo');
  const save = () => void tell.run({ ...of, kind, line: line.trim(), happenedAt }).then((sent) => { if (sent) { onDone(); onClose(); } });
  const back = (one: Told) => void undo.run({ id: one.id }).then((gone) => { if (gone) { told.change((rows) => rows.filter((r) => r.id !== one.id)); onDone(); } });
  return (
    <Dialog title={`${name}在电话里报平安`} deed="记下" busy={tell.busy} error={tell.error} onClose={onClose} onDeed={save}>
      <p className="note">照说的话记。记下的人和说的人，两个名字都在。报不报都随人，不评比；要帮忙的，记下就有人接。</p>
      <Picks label="怎么说的" kind="chip" value={kind} onPick={setKind} items={checkinKinds.map((key) => ({ key, label: kindWords[key] }))} />
      <Field label="说的话" note="不写也行。"><Input.TextArea aria-label="说的话" maxLength={lineMax} rows={2} value={line} onChange={(event) => setLine(event.target.value)} /></Field>
      {told.rows.length > 0 && (
        <Field label="今天替人记的" note="记错了，当天能收回。">
          <ErrorLine error={undo.error} />
          <ul className="kin">
            {told.rows.map((c) => <li key={c.id}><b>{`${c.agent ?? ''}代${c.who}`}</b><span className="second">{[kindWords[c.kind], c.line].filter(Boolean).join('，')}</span>{c.can.includes('undo') && <Button type="link" loading={undo.busy} onClick={() => back(c)}>收回</Button>}</li>)}
          </ul>
        </Field>
      )}
    </Dialog>
  );
}
