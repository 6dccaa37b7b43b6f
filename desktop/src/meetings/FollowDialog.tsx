import { Input, Select } from 'antd';
import { useState } from 'react';
import { addDays } from '@guiyan/shared/domain/dates';
import { useHat, useToday } from '../api/session';
import { useAction } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { useVillages } from '../ui/VillagePick';
import type { DialogProps } from './Meeting';

/** M4 What the meeting asked for, by whom and until when; it stands among what is due. */
export function FollowDialog({ m, onClose, onDone }: DialogProps) {
  const today = useToday();
  const hat = useHat();
  const villages = useVillages();
  const [title, setTitle] = useState('');
  const [words, setWords] = useState('');
  const [dueOn, setDueOn] = useState(addDays(today, 30));
  // A village, or the township itself.
  const [where, setWhere] = useState(hat.villageId ? 'own' : '');
  const [guestId, setGuest] = useState('');
  const elders = m.guests.filter((x) => x.kind !== 'child');
  const follow = useAction('meetings.followUp');
  const send = () => void follow.run({ id: m.id, title: title.trim(), words: words.trim(), dueOn, to: where ? 'secretary' : 'clerk', ...(where && where !== 'own' && { villageId: where }), ...(guestId && { guestId }) }).then((page) => page && onDone(page));
  return (
    <Dialog title="接着办的事" deed="交下去" width={520} missing={!title.trim() ? '先写办什么' : !dueOn && '先选日子'} busy={follow.busy} error={follow.error} onClose={onClose} onDeed={send}>
      <Field label="办什么"><Input aria-label="办什么" maxLength={30} value={title} placeholder="比如：修村口路灯" onChange={(e) => setTitle(e.target.value)} /></Field>
      {elders.length > 0 && <Field label="谁提的"><Select aria-label="谁提的" value={guestId} style={{ width: 220 }} onChange={setGuest} options={[{ value: '', label: '大家说的' }, ...elders.map((x) => ({ value: x.id, label: x.name }))]} /></Field>}
      <Field label="谁来办"><Select aria-label="谁来办" value={where} style={{ width: 220 }} onChange={setWhere} options={[{ value: '', label: '乡镇组织干事' }, ...(hat.villageId ? [{ value: 'own', label: '村支书' }] : villages.map((v) => ({ value: v.id, label: `${v.name}村支书` })))]} /></Field>
      <Field label="到哪天"><Input type="date" aria-label="到哪天" style={{ width: 160 }} min={today} value={dueOn} onChange={(e) => setDueOn(e.target.value)} /></Field>
      <Field label="说明"><Input aria-label="说明" maxLength={200} value={words} placeholder="可以不写" onChange={(e) => setWords(e.target.value)} /></Field>
    </Dialog>
  );
}
