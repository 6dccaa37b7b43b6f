import { Input } from 'antd';
import { useState } from 'react';
import { replyWords } from '@guiyan/shared/domain/meetings';
import { useToday } from '../api/session';
import { useAction } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import type { DialogProps } from './Meeting';
import { Ticks } from './Ticks';

/** M4 The day it took place and who came; those who said yes are ticked already. */
export function HoldDialog({ m, onClose, onDone }: DialogProps) {
  const today = useToday();
  const [heldOn, setHeldOn] = useState(m.onDay < today ? m.onDay : today);
  const [came, setCame] = useState<string[]>(m.people.filter((x) => x.reply === 'yes').map((x) => x.memberId));
  const [there, setThere] = useState<string[]>([]);
  const [notes, setNotes] = useState('');
  const hold = useAction('meetings.hold');
  return (
    <Dialog title="开过了" deed="记下来" width={620} missing={!heldOn && '先选哪天开的'} busy={hold.busy} error={hold.error} onClose={onClose} onDeed={() => void hold.run({ id: m.id, heldOn, attended: came, guests: there, notes: notes.trim() }).then((page) => page && onDone(page))}>
      <Field label="哪天开的"><Input type="date" aria-label="哪天开的" style={{ width: 160 }} max={today} value={heldOn} onChange={(e) => setHeldOn(e.target.value)} /></Field>
      {m.guests.length > 0 && <Field label="孩子、老人、帮扶人谁来了"><Ticks rows={m.guests.map((x) => ({ memberId: x.id, name: x.name, note: [x.village, x.with && `和${x.with}手拉手`].filter(Boolean).join('，') }))} picked={there} onPick={setThere} /></Field>}
      {(m.people.length > 0 || m.guests.length === 0) && <Field label="谁来了">{m.people.length === 0 ? <p className="note">没有请过人。</p> : <Ticks rows={m.people.map((x) => ({ ...x, note: x.reply ? `说${replyWords[x.reply]}` : '没答复' }))} picked={came} onPick={setCame} />}</Field>}
      <Field label="说了什么" note="可以不写；接着要办的，记下以后一件一件定。"><Input.TextArea aria-label="说了什么" maxLength={1000} autoSize={{ minRows: 3, maxRows: 10 }} value={notes} onChange={(e) => setNotes(e.target.value)} /></Field>
    </Dialog>
  );
}
