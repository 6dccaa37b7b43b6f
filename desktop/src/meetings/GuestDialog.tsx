import { Select } from 'antd';
import { useState } from 'react';
import { type TagKind, tagKinds, tagWords } from '@guiyan/shared/domain/families';
import { type GuestKind, guestKinds, guestKindWords } from '@guiyan/shared/domain/meetings';
import { useAction, useCall } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { ErrorView } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { GreyLines } from '../ui/Grey';
import { Picks } from '../ui/words';
import type { DialogProps } from './Meeting';
import { Ticks } from './Ticks';

const ages = [60, 70, 80, 90];

/** H13 Elders by tag or age; children and helpers by name. They are told by word of mouth. */
export function GuestDialog({ m, onClose, onDone }: DialogProps) {
  const [kind, setKind] = useState<GuestKind>(m.kind === 'peer' ? 'child' : 'elder');
  const [tag, setTag] = useState<TagKind | ''>('');
  const [ageFrom, setAge] = useState(0);
  const [picked, setPicked] = useState<string[]>([]);
  const elders = kind === 'elder';
  const got = useCall('meetings.guests', { id: m.id, kind, ...(elders && tag && { tag }), ...(elders && ageFrom > 0 && { ageFrom }) });
  const ask = useAction('meetings.askGuests');
  const rows = got.data?.rows ?? [];
  return (
    <Dialog title="请孩子、老人、帮扶人" deed={picked.length > 0 ? `请 ${picked.length} 位` : '请'} width={620} missing={picked.length === 0 && '先勾上人'} busy={ask.busy} error={ask.error} onClose={onClose} onDeed={() => void ask.run({ id: m.id, kind, personIds: picked }).then((page) => page && onDone(page))}>
      <Picks kind="pill" label="哪一类" value={kind} onPick={(next: GuestKind) => { setKind(next); setPicked([]); }} items={guestKinds.map((key) => ({ key, label: guestKindWords[key] }))} />
      {elders && (
        <Field label="挑一挑">
          <Select aria-label="多大年纪" value={ageFrom} style={{ width: 140 }} onChange={setAge} options={[{ value: 0, label: '多大都看' }, ...ages.map((value) => ({ value, label: `${value} 岁以上` }))]} />{' '}
          <Select aria-label="什么情况" value={tag} style={{ width: 200 }} onChange={setTag} options={[{ value: '' as const, label: '什么情况都看' }, ...tagKinds.map((value) => ({ value, label: tagWords[value] }))]} />
        </Field>
      )}
      {got.error ? <ErrorView error={got.error} onRetry={got.reload} /> : !got.data ? <GreyLines /> : rows.length === 0 ? <p className="note">没有还没请的。</p> : <Ticks rows={rows.map((one) => ({ memberId: one.personId, name: one.name, note: [one.village, one.age === null ? '' : `${one.age} 岁`, ...one.tags.map((k) => tagWords[k])].filter(Boolean).join('，') }))} picked={picked} onPick={setPicked} />}
      <p className="note">请了以后，当面或打电话告诉一声；他家里在手机上也看得到。</p>
    </Dialog>
  );
}
