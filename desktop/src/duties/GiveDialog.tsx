import { Input, Select } from 'antd';
import { useState } from 'react';
import { addDays } from '@guiyan/shared/domain/dates';
import { useHat, useToday } from '../api/session';
import { useAction, useList } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { useVillages } from '../ui/VillagePick';
import { Picks } from '../ui/words';
import { HandsField, type Hands } from './HandsField';

type Kind = 'org' | 'member' | 'family';

/** M5 Something to be done once: about whom, by whom, until when. */
export function GiveDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const today = useToday();
  const { villageId, place } = useHat();
  const villages = useVillages();
  const [title, setTitle] = useState('');
  const [words, setWords] = useState('');
  const [dueOn, setDueOn] = useState(addDays(today, 7));
  const [kind, setKind] = useState<Kind>('org');
  const [about, setAbout] = useState<string | undefined>(villageId ?? undefined);
  const [sought, setSought] = useState('');
  const [to, setTo] = useState<Hands | null>(null);
  const members = useList('members.list', kind === 'member' ? { limit: 20, ...(sought && { name: sought }) } : null);
  const families = useList('families.list', kind === 'family' ? { limit: 20, ...(sought && { name: sought }) } : null);
  const give = useAction('duties.give');
  const options = kind === 'org' ? (villageId ? [{ value: villageId, label: place }] : villages.map((v) => ({ value: v.id, label: v.name })))
    : kind === 'member' ? members.rows.map((m) => ({ value: m.id, label: `${m.name}（${m.village}）` })) : families.rows.map((f) => ({ value: f.id, label: `${f.name}（${f.village}）` }));
  const missing = !title.trim() ? '先写什么事' : !about ? '先选为谁' : !to ? '先选交给谁' : !dueOn || dueOn < today ? '从今天起选一天' : false;
  const send = async () => {
    if (!about || !to) return;
    if (!(await give.run({ title: title.trim(), words: words.trim(), dueOn, about: { kind, id: about }, to }))) return;
    onDone();
    onClose();
  };
  return (
    <Dialog title="交代一件事" deed="交代下去" missing={missing} busy={give.busy} error={give.error} width={500} onClose={onClose} onDeed={() => void send()}>
      <Field label="什么事"><Input aria-label="什么事" autoFocus maxLength={30} value={title} onChange={(event) => setTitle(event.target.value)} /></Field>
      <Field label="细说" note="不写也行。"><Input.TextArea aria-label="细说" rows={2} maxLength={200} value={words} onChange={(event) => setWords(event.target.value)} /></Field>
      <Picks label="为谁" kind="chip" value={kind} onPick={(next) => { setKind(next); setAbout(next === 'org' ? villageId ?? undefined : undefined); setSought(''); }} items={[{ key: 'org', label: '一个村' }, { key: 'member', label: '一位党员' }, { key: 'family', label: '一户' }]} />
      <Field label="为谁">
        <Select aria-label="为谁" placeholder={kind === 'org' ? '选一个村' : '写名字找'} value={about} onChange={setAbout} options={options} showSearch={kind === 'org' ? { optionFilterProp: 'label' } : { filterOption: false, onSearch: setSought }} notFoundContent="没找到" />
      </Field>
      <HandsField value={to} onChange={setTo} />
      <Field label="哪天前"><Input type="date" aria-label="哪天前" min={today} value={dueOn} onChange={(event) => setDueOn(event.target.value)} /></Field>
    </Dialog>
  );
}
