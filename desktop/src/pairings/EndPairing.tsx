import { Input, Select } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { useAction, useCall } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Picks } from '../ui/words';

type Pairing = Output<'pairings.list'>['rows'][number];
type After = 'next' | 'others' | 'nobody';

/** H16 Ends a pairing; the last one of a family names who follows, or why nobody does. */
export function EndPairing({ p, onClose, onDone }: { p: Pairing; onClose: () => void; onDone: () => void }) {
  const helpers = useCall('pairings.helpers', {});
  const [reason, setReason] = useState('');
  const [after, setAfter] = useState<After | null>(null);
  const [successorId, setSuccessor] = useState<string>();
  const [nobody, setNobody] = useState('');
  const end = useAction('pairings.end');
  const missing = !reason.trim() ? '先写原因' : after === null ? '先选以后谁帮' : after === 'next' ? !successorId && '先选接着帮的人' : after === 'nobody' && !nobody.trim() && '先写为什么不用帮了';
  const deed = () => void end.run({ id: p.id, reason: reason.trim(), ...(after === 'next' && { successorId }), ...(after === 'nobody' && { nobody: nobody.trim() }) }).then((done) => { if (done) { onDone(); onClose(); } });
  return (
    <Dialog title={`解除 ${p.helper} 和 ${p.family}？`} deed="解除" missing={missing} busy={end.busy} error={end.error} onClose={onClose} onDeed={deed}>
      <p>从今天起，他不再因为这一对看到这一家。以前的走访都留着。</p>
      <Field label="原因"><Input autoFocus aria-label="原因" maxLength={120} placeholder="帮扶人调走" value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
      <Field label="以后谁帮">
        <Picks label="以后谁帮" kind="chip" value={after} onPick={setAfter} items={[{ key: 'next', label: '换一位接着帮' }, { key: 'others', label: '别的帮扶人还在帮' }, { key: 'nobody', label: '不用人帮了' }]} />
        {after === 'next' && (
          <Select
            aria-label="接着帮的人"
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="选一位"
            value={successorId}
            onChange={setSuccessor}
            options={(helpers.data?.rows ?? []).filter((h) => h.personId !== p.helperId).map((h) => ({ value: h.personId, label: `${h.name}（${[h.duty, `已帮 ${h.families} 户`].filter(Boolean).join('，')}）` }))}
          />
        )}
        {after === 'nobody' && <Input aria-label="为什么不用帮了" maxLength={120} placeholder="外出的人都回来了" value={nobody} onChange={(event) => setNobody(event.target.value)} />}
      </Field>
    </Dialog>
  );
}
