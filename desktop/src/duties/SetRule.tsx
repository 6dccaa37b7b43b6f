import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { addMonths, firstOfMonth, monthOf } from '@guiyan/shared/domain/dates';
import { windowKinds, windowShapes, type WindowKind } from '@guiyan/shared/domain/calendar';
import {
  dutyEvents, dutyClockWords, dutyEventWords, dutyEvidences, dutyEvidenceWords, dutyFeasts, dutyOwners, dutyOwnerWords, dutyPeriods, dutyPeriodWords, dutySubjects, dutySubjectWords, type DutySpec, type DutyTrigger,
} from '@guiyan/shared/domain/duties';
import { say, useToday } from '../api/session';
import { useAction, useCall } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { ErrorLine } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { Picks } from '../ui/words';
import { specWords, type DutyRule } from './words';

const fresh: DutySpec = { title: '', on: true, trigger: { kind: 'period', every: 'month' }, subject: 'away', owner: 'liaison', evidence: 'hand', lead: null, grace: 0, escalate: 3, lapse: 31 };
const begins: Record<Exclude<DutyTrigger['kind'], 'hand' | 'clock'>, DutyTrigger> = {
  period: { kind: 'period', every: 'month' }, feast: { kind: 'feast', feasts: ['春节'] }, window: { kind: 'window', windows: ['opening'] }, event: { kind: 'event', events: ['hospital'], within: 72, unit: 'hour' },
};
const windowTitles = Object.fromEntries(windowKinds.map((kind) => [kind, windowShapes[kind].title])) as Record<WindowKind, string>;
const options = <K extends string>(keys: readonly K[], words: Record<K, string>) => keys.map((value) => ({ value, label: say(words[value]) }));

/** Another form of a rule; before it is set, how many it would open next month and for how many to do. */
export function SetRule({ r, onClose, onDone }: { r: DutyRule | null; onClose: () => void; onDone: () => void }) {
  const today = useToday();
  const [spec, setSpec] = useState<DutySpec>(r ? (r.spec as DutySpec) : fresh);
  const [from, setFrom] = useState(today);
  const [note, setNote] = useState('');
  const set = useAction('duties.setRule');
  const put = (change: Partial<DutySpec>) => setSpec((before) => ({ ...before, ...change }));
  const whole = spec.title.trim() ? { ...(r && { code: r.code }), spec: { ...spec, title: spec.title.trim() } } : null;
  const preview = useCall('duties.previewRule', whole && spec.trigger.kind !== 'event' && spec.trigger.kind !== 'clock' ? { ...whole, month: monthOf(addMonths(firstOfMonth(today), 1)) } : null);
  const send = async () => {
    if (!whole || !(await set.run({ ...whole, from, note: note.trim() }))) return;
    onDone();
    onClose();
  };
  const missing = !whole ? '先写叫什么' : !from || from < today ? '从今天或以后的一天起' : false;
  return (
    <Dialog title={r ? say(r.spec.title) : '添一样到期的事'} deed="定下来" missing={missing} busy={set.busy} error={set.error} width={600} onClose={onClose} onDeed={() => void send()}>
      <Field label="叫什么"><Input aria-label="叫什么" maxLength={30} value={spec.title} onChange={(event) => put({ title: event.target.value })} /></Field>
      <Picks label="用不用" kind="chip" value={spec.on ? 'on' : 'off'} onPick={(next) => put({ on: next === 'on' })} items={[{ key: 'on', label: '在用' }, { key: 'off', label: '没有用' }]} />
      <TriggerField trigger={spec.trigger} onChange={(trigger) => put({ trigger, ...(trigger.kind === 'event' ? { subject: 'told' } : spec.subject === 'told' ? { subject: 'away' } : {}) })} />
      <Field label="为谁"><Select aria-label="为谁" value={spec.subject} onChange={(subject) => put({ subject })} options={options(dutySubjects, dutySubjectWords)} /></Field>
      <Field label="谁来办"><Select aria-label="谁来办" value={spec.owner} onChange={(owner) => put({ owner })} options={options(dutyOwners, dutyOwnerWords)} /></Field>
      <Field label="凭什么算数"><Select aria-label="凭什么算数" value={spec.evidence} onChange={(evidence) => put({ evidence })} options={options(dutyEvidences, dutyEvidenceWords)} /></Field>
      <div className="duty-rule-days">
        <Days label="提前开始" value={spec.lead} max={120} empty="头一天起" onChange={(lead) => put({ lead })} />
        <Days label="过后宽限" value={spec.grace} max={60} onChange={(grace) => put({ grace: grace ?? 0 })} />
        <Days label="过期上报" value={spec.escalate} max={60} empty="不报" onChange={(escalate) => put({ escalate })} />
        <Days label="算没做成" value={spec.lapse} min={1} max={366} empty="留到办完" onChange={(lapse) => put({ lapse })} />
      </div>
      <Field label="从哪天起"><Input type="date" aria-label="从哪天起" min={today} value={from} onChange={(event) => setFrom(event.target.value)} /></Field>
      <Field label="依据" note="文件或会议，不写也行。"><Input aria-label="依据" maxLength={100} value={note} onChange={(event) => setNote(event.target.value)} /></Field>
      <div className="rule-preview" aria-live="polite">
        <p>{specWords(spec)}</p>
        <ErrorLine error={preview.error} />
        {spec.trigger.kind === 'event' || spec.trigger.kind === 'clock' ? <p>有事才有，说不准几件。</p> : preview.data && whole && <p>{'下个月会有 '}<b>{preview.data.duties}</b>{' 件，'}<b>{preview.data.owners}</b>{' 个人办。'}</p>}
      </div>
    </Dialog>
  );
}

function Days({ label, value, min = 0, max, empty, onChange }: { label: string; value: number | null; min?: number; max: number; empty?: string; onChange: (days: number | null) => void }) {
  return <Field label={label}><InputNumber aria-label={label} min={min} max={max} precision={0} suffix="天" placeholder={empty} style={{ width: 130 }} value={value} onChange={onChange} /></Field>;
}

function TriggerField({ trigger: t, onChange }: { trigger: DutyTrigger; onChange: (trigger: DutyTrigger) => void }) {
  return (
    <>
      {t.kind !== 'clock' && <Picks label="什么时候" kind="chip" value={t.kind === 'hand' ? null : t.kind} onPick={(kind) => onChange(begins[kind])} items={[{ key: 'period', label: '按月按季' }, { key: 'feast', label: '逢节' }, { key: 'window', label: '一段日子' }, { key: 'event', label: '有事' }]} />}
      <Field label="什么时候">
        {t.kind === 'clock' && <span>{`${dutyClockWords[t.clock]}，几个工作日看办事目录`}</span>}
        {t.kind === 'period' && <Select aria-label="什么时候" value={t.every} onChange={(every) => onChange({ ...t, every })} options={options(dutyPeriods, dutyPeriodWords)} />}
        {t.kind === 'feast' && <Select aria-label="什么时候" mode="multiple" value={t.feasts} onChange={(feasts) => feasts.length > 0 && onChange({ ...t, feasts })} options={dutyFeasts.map((value) => ({ value, label: value }))} />}
        {t.kind === 'window' && <Select aria-label="什么时候" mode="multiple" value={t.windows} onChange={(windows) => windows.length > 0 && onChange({ ...t, windows })} options={options(windowKinds, windowTitles)} />}
        {t.kind === 'event' && <Select aria-label="什么时候" mode="multiple" value={t.events} onChange={(events) => events.length > 0 && onChange({ ...t, events })} options={options(dutyEvents, dutyEventWords)} />}
      </Field>
      {t.kind === 'event' && (
        <Field label="多久以内">
          <InputNumber aria-label="多久以内" min={1} max={720} precision={0} style={{ width: 110 }} value={t.within} onChange={(within) => within && onChange({ ...t, within })} />
          <Select aria-label="小时还是天" value={t.unit} style={{ width: 110 }} onChange={(unit) => onChange({ ...t, unit })} options={[{ value: 'hour', label: '小时' }, { value: 'workday', label: '个工作日' }]} />
        </Field>
      )}
    </>
  );
}
