import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { addDays, fullDayWords } from '@guiyan/shared/domain/dates';
import { lastMarketDay, lunarDayWords, MARKET_DAYS, type MarketCalendar, marketCalendars, marketCalendarWords } from '@guiyan/shared/domain/markets';
import { facilities, type Facility, facilityWords, type Language, languages, languageWords, outpostMax } from '@guiyan/shared/domain/outposts';
import { useToday } from '../api/session';
import { useAction } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import type { Post } from './Outpost';

interface Props { post: Post; onClose: () => void; onDone: (post: Post) => void }
type Joint = Post['joints'][number];

export function SetDialog({ post, onClose, onDone }: Props) {
  const [facts, setFacts] = useState<{ hours: string; way: string; facilities: Facility[] }>({ hours: post.hours, way: post.way, facilities: post.facilities });
  const set = useAction('outposts.set');
  return (
    <Dialog title="改介绍" deed="改好了" width={560} busy={set.busy} error={set.error} onClose={onClose} onDeed={() => void set.run({ id: post.id, ...facts, hours: facts.hours.trim(), way: facts.way.trim(), version: post.version }).then((next) => next && onDone(next))}>
      <Field label="几点开门"><Input aria-label="几点开门" maxLength={outpostMax.hours} value={facts.hours} placeholder="比如：周一到周五 9 点到 17 点" onChange={(e) => setFacts({ ...facts, hours: e.target.value })} /></Field>
      <Field label="怎么去" note="写认得出的地方和坐什么车，不用地图。"><Input.TextArea aria-label="怎么去" maxLength={outpostMax.way} autoSize={{ minRows: 2 }} value={facts.way} placeholder="比如：坐 12 路到南门桥，桥头药店楼上" onChange={(e) => setFacts({ ...facts, way: e.target.value })} /></Field>
      <Field label="有什么"><Checkbox.Group className="market-ticks" value={facts.facilities} onChange={(next) => setFacts({ ...facts, facilities: next as Facility[] })} options={facilities.map((value) => ({ value, label: facilityWords[value] }))} /></Field>
    </Dialog>
  );
}

export function StaffDialog({ post, onClose, onDone }: Props) {
  const [facts, setFacts] = useState<{ name: string; title: string; languages: Language[] }>({ name: '', title: '值班员', languages: ['zh'] });
  const add = useAction('outposts.addStaff');
  const missing = !facts.name.trim() ? '先写是谁' : facts.languages.length === 0 ? '选会说的话' : '';
  return (
    <Dialog title="添一位值班的" deed="添上" missing={missing} busy={add.busy} error={add.error} onClose={onClose} onDeed={() => void add.run({ id: post.id, ...facts, name: facts.name.trim(), title: facts.title.trim() }).then((next) => next && onDone(next))}>
      <Field label="谁"><Input aria-label="谁" maxLength={30} value={facts.name} onChange={(e) => setFacts({ ...facts, name: e.target.value })} /></Field>
      <Field label="做什么"><Input aria-label="做什么" maxLength={20} value={facts.title} onChange={(e) => setFacts({ ...facts, title: e.target.value })} /></Field>
      <Field label="会说" note="会汉话又会一样民族语言的，算双语。"><Checkbox.Group className="market-ticks" value={facts.languages} onChange={(next) => setFacts({ ...facts, languages: next as Language[] })} options={languages.map((value) => ({ value, label: languageWords[value] }))} /></Field>
    </Dialog>
  );
}

/** S8 Three days a month; the sooner the change, the more people find it closed, so it begins tomorrow at the earliest. */
export function RuleDialog({ post, onClose, onDone }: Props) {
  const today = useToday();
  const first = post.rule || post.nextRule ? addDays(today, 1) : today;
  const before = post.nextRule ?? post.rule;
  const [calendar, setCalendar] = useState<MarketCalendar>(before?.calendar ?? 'solar');
  const [days, setDays] = useState<number[]>(before?.days ?? [5, 15, 25]);
  const [from, setFrom] = useState(first);
  const set = useAction('markets.setRule');
  const choices = Array.from({ length: lastMarketDay[calendar] }, (_each, i) => ({ value: i + 1, label: calendar === 'lunar' ? lunarDayWords(i + 1) : `${i + 1} 日` }));
  const missing = days.length !== MARKET_DAYS ? `选 ${MARKET_DAYS} 天，现在是 ${days.length} 天` : '';
  return (
    <Dialog title="逢场的日子" deed="就这三天" missing={missing} busy={set.busy} error={set.error} onClose={onClose} onDeed={() => void set.run({ id: post.id, calendar, days, from }).then((next) => next && onDone(next))}>
      <Field label="按哪种"><Select aria-label="按哪种" value={calendar} style={{ width: 120 }} onChange={(next: MarketCalendar) => { setCalendar(next); setDays(days.filter((d) => d <= lastMarketDay[next])); }} options={marketCalendars.map((value) => ({ value, label: marketCalendarWords[value] }))} /></Field>
      <Field label="哪三天"><Select mode="multiple" aria-label="哪三天" value={days} style={{ width: '100%' }} maxCount={MARKET_DAYS} onChange={(next: number[]) => setDays(next.toSorted((a, b) => a - b))} options={choices} /></Field>
      <Field label="从哪天起" note={`最早 ${fullDayWords(first)}。已经有人约了的日子照旧。`}><Input type="date" aria-label="从哪天起" style={{ width: 160 }} min={first} value={from} onChange={(e) => setFrom(e.target.value)} /></Field>
    </Dialog>
  );
}

export function PlanJointDialog({ post, onClose, onDone }: Props) {
  const today = useToday();
  const [facts, setFacts] = useState({ title: '', host: '', onDay: today, at: '', place: '', words: '' });
  const plan = useAction('outposts.planJoint');
  const put = (part: Partial<typeof facts>) => setFacts({ ...facts, ...part });
  const missing = !facts.title.trim() ? '先写什么活动' : !facts.host.trim() ? '写上和当地哪个组织一起办' : !facts.onDay ? '选日子' : '';
  return (
    <Dialog title="定一次共建活动" deed="定下来" width={520} missing={missing} busy={plan.busy} error={plan.error} onClose={onClose} onDeed={() => void plan.run({ id: post.id, title: facts.title.trim(), host: facts.host.trim(), onDay: facts.onDay, at: facts.at.trim(), place: facts.place.trim(), words: facts.words.trim() }).then((next) => next && onDone(next))}>
      <Field label="什么活动"><Input aria-label="什么活动" maxLength={40} value={facts.title} onChange={(e) => put({ title: e.target.value })} /></Field>
      <Field label="和谁一起" note={`我们这边写「${post.name}」。`}><Input aria-label="和谁一起" maxLength={60} value={facts.host} placeholder="比如：南门社区党委" onChange={(e) => put({ host: e.target.value })} /></Field>
      <Field label="哪天"><Input type="date" aria-label="哪天" style={{ width: 160 }} value={facts.onDay} onChange={(e) => put({ onDay: e.target.value })} /></Field>
      <Field label="几点"><Input aria-label="几点" maxLength={20} value={facts.at} onChange={(e) => put({ at: e.target.value })} /></Field>
      <Field label="在哪里"><Input aria-label="在哪里" maxLength={60} value={facts.place} onChange={(e) => put({ place: e.target.value })} /></Field>
      <Field label="说什么"><Input.TextArea aria-label="说什么" maxLength={outpostMax.words} autoSize={{ minRows: 2 }} value={facts.words} onChange={(e) => put({ words: e.target.value })} /></Field>
    </Dialog>
  );
}

export function HoldJointDialog({ post, joint, onClose, onDone }: Props & { joint: Joint }) {
  const today = useToday();
  const [onDay, setOnDay] = useState(joint.onDay < today ? joint.onDay : today);
  const [came, setCame] = useState<number | null>(null);
  const [words, setWords] = useState('');
  const hold = useAction('outposts.holdJoint');
  return (
    <Dialog title={`${joint.title}办过了`} deed="记下来" missing={came === null && '写上来了多少人'} busy={hold.busy} error={hold.error} onClose={onClose} onDeed={() => void hold.run({ id: post.id, jointId: joint.id, onDay, came: came ?? 0, words: words.trim() }).then((next) => next && onDone(next))}>
      <Field label="哪天办的"><Input type="date" aria-label="哪天办的" style={{ width: 160 }} max={today} value={onDay} onChange={(e) => setOnDay(e.target.value)} /></Field>
      <Field label="来了多少"><InputNumber aria-label="来了多少" min={0} max={100_000} precision={0} value={came} onChange={setCame} suffix="人" /></Field>
      <Field label="办得怎样"><Input.TextArea aria-label="办得怎样" maxLength={outpostMax.words} autoSize={{ minRows: 2 }} value={words} onChange={(e) => setWords(e.target.value)} /></Field>
    </Dialog>
  );
}

export function CancelJointDialog({ post, joint, onClose, onDone }: Props & { joint: Joint }) {
  const [reason, setReason] = useState('');
  const cancel = useAction('outposts.cancelJoint');
  return (
    <Dialog title={`${joint.title}不办了`} deed="不办了" missing={!reason.trim() && '写上为什么'} busy={cancel.busy} error={cancel.error} onClose={onClose} onDeed={() => void cancel.run({ id: post.id, jointId: joint.id, reason: reason.trim() }).then((next) => next && onDone(next))}>
      <Field label="为什么"><Input aria-label="为什么" maxLength={100} value={reason} onChange={(e) => setReason(e.target.value)} /></Field>
    </Dialog>
  );
}
