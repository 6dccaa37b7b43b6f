import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { addDays, dayWords, weekdayOf } from '@guiyan/shared/domain/dates';
import { isBilingual, languageWords } from '@guiyan/shared/domain/outposts';
import { useToday } from '../api/session';
import { useAction, useCall } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { ErrorView } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { GreyLines } from '../ui/Grey';
import { Empty, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { StateWord } from '../ui/words';
import type { Post } from './Outpost';

type Page = Output<'markets.days'>;
type Day = Page['rows'][number];
const warnings = { nobody: '还没排班', one_language: '没有会双语的' } as const;

/** S8 The coming market days with their rota. */
export function Days({ post }: { post: Post }) {
  const today = useToday();
  // The last month too: its reports are printed.
  const from = addDays(today, -31);
  const { data, error, reload, replace } = useCall('markets.days', { id: post.id, from });
  const [asked, setAsked] = useState<{ what: 'rota' | 'off' | 'more'; day: Day | null } | null>(null);
  if (!data) return error ? <ErrorView error={error} onRetry={reload} /> : <GreyLines count={6} />;
  const keeps = post.can.includes('manage');
  const done = (page: Page) => { replace(page); setAsked(null); };
  return (
    <Panel flush title={`从今天起三个月，还有 ${data.rows.filter((d) => d.on && d.day >= today).length} 场`} right={keeps && <Button size="small" onClick={() => setAsked({ what: 'more', day: null })}>加一场</Button>}>
      <DataTable<Day>
        rows={data.rows}
        rowKey={(d) => d.day}
        height={48}
        columns={[
          { key: 'day', title: '哪天', cell: (d) => <b className="row-name">{`${dayWords(d.day)} ${weekdayOf(d.day)}`}</b> },
          { key: 'lunar', title: '农历', cell: (d) => d.lunar },
          { key: 'booked', title: '约了', number: true, cell: (d) => (d.booked ? `${d.booked} 位` : '') },
          { key: 'rota', title: '谁值班', cell: (d) => (d.on ? <>{d.rota.map((s) => s.name).join('、')} {d.warning && <StateWord tone="amber">{warnings[d.warning]}</StateWord>}</> : <StateWord>{d.why ? `不逢场：${d.why}` : '不逢场'}</StateWord>) },
          { key: 'deed', title: '', deed: true, cell: (d) => keeps && <>{d.on && d.day <= addDays(today, 1) && post.can.includes('desk') && <Button type={d.day === today ? 'primary' : 'default'} size="small" href={href(`/outposts/${post.id}/desk`, { day: d.day })}>取号</Button>}{d.day <= today && <Button type="link" size="small" href={href(`/outposts/${post.id}/report`, { day: d.day })}>日报</Button>}{d.on && d.day >= today && <Button type="link" size="small" onClick={() => setAsked({ what: 'off', day: d })}>停一场</Button>}{d.day < today ? null : d.on ? <Button size="small" onClick={() => setAsked({ what: 'rota', day: d })}>排班</Button> : <Again post={post} day={d} onDone={done} />}</> },
        ]}
        empty={<Empty text="三个月内没有逢场的日子。" />}
      />
      {asked?.what === 'rota' && asked.day && <RotaDialog post={post} day={asked.day} onClose={() => setAsked(null)} onDone={done} />}
      {asked && asked.what !== 'rota' && <DayDialog post={post} day={asked.day} known={data.rows} onClose={() => setAsked(null)} onDone={done} />}
    </Panel>
  );
}

interface DialogProps { post: Post; onClose: () => void; onDone: (page: Page) => void }

function Again({ post, day, onDone }: Pick<DialogProps, 'post' | 'onDone'> & { day: Day }) {
  const set = useAction('markets.setDay');
  return <Button size="small" loading={set.busy} onClick={() => void set.run({ id: post.id, day: day.day, on: true, version: day.version }).then((page) => page && onDone(page))}>照常逢场</Button>;
}

function RotaDialog({ post, day, onClose, onDone }: DialogProps & { day: Day }) {
  const [picked, setPicked] = useState<string[]>(day.rota.map((s) => s.id).filter((id) => post.staff.some((s) => s.id === id)));
  const set = useAction('markets.setRota');
  const chosen = post.staff.filter((s) => picked.includes(s.id));
  const warning = chosen.length > 0 && !chosen.some((s) => isBilingual(s.languages));
  return (
    <Dialog title={`${dayWords(day.day)}谁值班`} deed="排好了" busy={set.busy} error={set.error} onClose={onClose} onDeed={() => void set.run({ id: post.id, day: day.day, staffIds: picked, version: day.version }).then((page) => page && onDone(page))}>
      {post.staff.length === 0 ? <p className="note">还没有登记值班的人，先到「介绍和值班」里添。</p> : (
        <Checkbox.Group className="market-ticks" value={picked} onChange={(next) => setPicked(next as string[])} options={post.staff.map((s) => ({ value: s.id, label: `${s.name}（${s.languages.map((l) => languageWords[l]).join('、')}）` }))} />
      )}
      {warning && <p><StateWord tone="amber">这几位里没有会双语的，最好换上一位。</StateWord></p>}
    </Dialog>
  );
}

function DayDialog({ post, day, known, onClose, onDone }: DialogProps & { day: Day | null; known: readonly Day[] }) {
  const today = useToday();
  const [on, setOn] = useState(day?.day ?? '');
  const [why, setWhy] = useState('');
  const set = useAction('markets.setDay');
  const same = known.find((d) => d.day === on);
  const missing = !on ? '先选哪天' : !day && same?.on ? '那天本来就逢场' : day && !why.trim() ? '写上为什么，约了的人看得到' : '';
  return (
    <Dialog title={day ? `${dayWords(day.day)}不逢场` : '加一场'} deed={day ? '停这一场' : '加上'} missing={missing} busy={set.busy} error={set.error} onClose={onClose} onDeed={() => void set.run({ id: post.id, day: on, on: !day, why: why.trim(), version: same?.version ?? 0 }).then((page) => page && onDone(page))}>
      {!day && <Field label="哪天"><Input type="date" aria-label="哪天" style={{ width: 160 }} min={today} value={on} onChange={(e) => setOn(e.target.value)} /></Field>}
      <Field label="为什么" note={day && day.booked > 0 ? `已经有 ${day.booked} 位约了这一场，请打电话告诉他们。` : undefined}><Input aria-label="为什么" maxLength={60} value={why} onChange={(e) => setWhy(e.target.value)} /></Field>
    </Dialog>
  );
}
