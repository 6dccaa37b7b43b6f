import { Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { dayWords, shanghaiDay } from '@guiyan/shared/domain/dates';
import { dutyEvidenceWords, dutyStateWords, dutyStepWords } from '@guiyan/shared/domain/duties';
import { useAction, useCall } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { ErrorLine } from '../ui/ErrorView';
import { Facts, Field } from '../ui/Field';
import { Timeline } from '../ui/Timeline';
import { StateWord } from '../ui/words';
import { HandsField, type Hands } from './HandsField';
import { dutyTones, factHref, type Duty } from './words';

type Deed = Duty['can'][number];
const deedWords: Record<Deed, string> = { done: '办完了', cancel: '不用办了', assign: '交给别人' };

/** One duty: what proves it, everything that happened to it, and what this office may do. */
export function Trail({ duty, onClose, onDone }: { duty: Duty; onClose: () => void; onDone: () => void }) {
  const got = useCall('duties.get', { id: duty.id });
  const [deed, setDeed] = useState<Deed | null>(null);
  const d = got.data ?? { ...duty, trail: [] };
  const fact = factHref(d);
  return (
    <Drawer open title={d.title} size={440} onClose={onClose}>
      <div className="duty-trail">
        <StateWord tone={dutyTones[d.state]}>{dutyStateWords[d.state]}</StateWord>
        <Facts of={{ 为谁: [...new Set([d.subject.name, d.village])].filter(Boolean).join(' '), 谁来办: d.owner.name, 哪天前: dayWords(d.dueOn), 凭什么算数: dutyEvidenceWords[d.evidence], ...(d.words && { 细说: d.words }) }} />
        {fact && d.can.length > 0 && <p className="note">{`记下${dutyEvidenceWords[d.evidence]}，这一件自己销掉。`}<a href={fact}>去看</a></p>}
        <div className="duty-deeds">{d.can.map((one) => <Button key={one} onClick={() => setDeed(one)}>{deedWords[one]}</Button>)}</div>
        <ErrorLine error={got.error} />
        <Timeline steps={d.trail.toReversed().map((s) => ({ at: s.at, on: shanghaiDay(s.at), title: s.was ? `${dutyStepWords[s.what]}，原来是${s.was}` : dutyStepWords[s.what], by: s.by, words: s.words }))} />
      </div>
      {deed && <DeedDialog deed={deed} duty={d} onClose={() => setDeed(null)} onDone={() => { got.reload(); onDone(); }} />}
    </Drawer>
  );
}

function DeedDialog({ deed, duty: { id, title }, onClose, onDone }: { deed: Deed; duty: Duty; onClose: () => void; onDone: () => void }) {
  const [words, setWords] = useState('');
  const [to, setTo] = useState<Hands | null>(null);
  const [done, cancel, assign] = [useAction('duties.done'), useAction('duties.cancel'), useAction('duties.assign')];
  const act = { done, cancel, assign }[deed];
  const said = words.trim();
  const missing = deed === 'assign' ? !to && '先选交给谁' : !said && (deed === 'done' ? '写一句怎么办的' : '写一句为什么');
  const send = async () => {
    const reply = deed === 'done' ? await done.run({ id, words: said }) : deed === 'cancel' ? await cancel.run({ id, reason: said }) : to && (await assign.run({ id, to, reason: said }));
    if (!reply) return;
    onDone();
    onClose();
  };
  const label = deed === 'done' ? '怎么办的' : '为什么';
  return (
    <Dialog title={title} deed={deedWords[deed]} missing={missing} busy={act.busy} error={act.error} onClose={onClose} onDeed={() => void send()}>
      {deed === 'assign' && <HandsField value={to} onChange={setTo} />}
      <Field label={label} {...(deed === 'assign' && { note: '不写也行。' })}><Input.TextArea aria-label={label} maxLength={deed === 'done' ? 200 : 120} rows={3} value={words} onChange={(event) => setWords(event.target.value)} /></Field>
    </Dialog>
  );
}
