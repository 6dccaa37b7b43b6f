import './outposts.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { fullDayWords } from '@guiyan/shared/domain/dates';
import { ruleWords } from '@guiyan/shared/domain/markets';
import { outpostFormWords } from '@guiyan/shared/domain/orgs';
import { facilityWords, jointStateWords, languageWords } from '@guiyan/shared/domain/outposts';
import { useAction, useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { ErrorLine, ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Columns, Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { Picks, StateWord } from '../ui/words';
import { MarksOf } from '../marks/MarksOf';
import { Bookings } from './Bookings';
import { Days } from './Days';
import { CancelJointDialog, HoldJointDialog, PlanJointDialog, RuleDialog, SetDialog, StaffDialog } from './dialogs';

export type Post = Output<'outposts.get'>;
type Asked = 'set' | 'staff' | 'rule' | 'joint' | { hold: Post['joints'][number] } | { cancel: Post['joints'][number] };
type Tab = 'market' | 'booked' | 'about' | 'joints';

/** S8 S9 One outpost. */
export function Screen({ params }: ScreenProps) {
  const { data, error, reload, replace } = useCall('outposts.get', { id: params.id! });
  return (
    <>
      <Back to={href('/outposts')}>驻外中心</Back>
      {data ? <Whole post={data} replace={replace} /> : error ? <ErrorView error={error} onRetry={reload} /> : <GreyLines count={6} />}
    </>
  );
}

function Whole({ post, replace }: { post: Post; replace: (post: Post) => void }) {
  const [tab, setTab] = useQueryState<Tab>('tab', 'market');
  const [asked, setAsked] = useState<Asked | null>(null);
  const keeps = post.can.includes('manage');
  const done = (next: Post) => { replace(next); setAsked(null); };
  const dialog = { post, onClose: () => setAsked(null), onDone: done };
  return (
    <>
      <PageHead title={post.name} note={[post.form && outpostFormWords[post.form], post.city, post.hours].filter(Boolean).join('，')}>
        {keeps && tab === 'about' && <Button onClick={() => setAsked('staff')}>添一位值班的</Button>}
        {keeps && tab === 'about' && <Button type="primary" onClick={() => setAsked('set')}>改介绍</Button>}
        {keeps && tab === 'joints' && <Button type="primary" onClick={() => setAsked('joint')}>定一次共建活动</Button>}
        {keeps && tab === 'market' && <Button onClick={() => setAsked('rule')}>{post.rule ? '改逢场的日子' : '定逢场的日子'}</Button>}
      </PageHead>
      <Picks<Tab> label="看什么" value={tab} onPick={setTab} items={[{ key: 'market', label: '逢场' }, ...(post.can.includes('desk') ? [{ key: 'booked' as const, label: '约了的人' }] : []), { key: 'about', label: '介绍和值班' }, { key: 'joints', label: '共建活动', count: post.joints.length }]} />
      {tab === 'market' && <Market post={post} />}
      {tab === 'booked' && <Bookings outpostId={post.id} />}
      {tab === 'about' && <About post={post} replace={replace} />}
      {tab === 'joints' && <Joints post={post} onAsk={setAsked} />}
      {asked === 'set' && <SetDialog {...dialog} />}
      {asked === 'staff' && <StaffDialog {...dialog} />}
      {asked === 'rule' && <RuleDialog {...dialog} />}
      {asked === 'joint' && <PlanJointDialog {...dialog} />}
      {asked && typeof asked === 'object' && 'hold' in asked && <HoldJointDialog {...dialog} joint={asked.hold} />}
      {asked && typeof asked === 'object' && 'cancel' in asked && <CancelJointDialog {...dialog} joint={asked.cancel} />}
    </>
  );
}

function Market({ post }: { post: Post }) {
  if (!post.rule && !post.nextRule && !post.next) return <Panel><Empty text="还没有定逢场的日子。定好每月三天，乡亲就能在手机上约。" /></Panel>;
  return (
    <>
      <p className="note market-rule">{[post.rule && `现在是${ruleWords(post.rule)}`, post.nextRule && `${fullDayWords(post.nextRule.from)}起改成${ruleWords(post.nextRule)}`].filter(Boolean).join('；')}</p>
      {/* A new rule is a new list of days. */}
      <Days key={JSON.stringify([post.rule, post.nextRule, post.staff.length])} post={post} />
    </>
  );
}

function About({ post, replace }: { post: Post; replace: (post: Post) => void }) {
  const end = useAction('outposts.endStaff');
  return (
    <Columns columns="minmax(0, 1fr) minmax(0, 1fr)">
      <Panel title="介绍">
        <dl className="fact-grid fact-grid-one">
          {Object.entries({ 几点开门: post.hours, 怎么去: post.way, 有什么: post.facilities.map((f) => facilityWords[f]).join('、'), 电话: [post.phone, ...post.holders.map((h) => [h.title, h.name, h.phone].filter(Boolean).join(' '))].filter(Boolean).join('；') }).map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value || <span className="note">没记</span>}</dd></div>)}
        </dl>
      </Panel>
      <Panel flush title="谁值班">
        <DataTable
          rows={post.staff}
          rowKey={(s) => s.id}
          columns={[
            { key: 'name', title: '谁', cell: (s) => <b className="row-name">{s.name}</b> },
            { key: 'title', title: '做什么', cell: (s) => s.title },
            { key: 'languages', title: '会说', cell: (s) => s.languages.map((l) => languageWords[l]).join('、') },
            { key: 'end', title: '', deed: true, cell: (s) => (post.can.includes('manage') ? <Button type="link" size="small" disabled={end.busy} onClick={() => void end.run({ id: post.id, staffId: s.id }).then((next) => next && replace(next))}>不在这里了</Button> : null) },
          ]}
          empty={<Empty text="还没有登记值班的人。至少要有一位会双语。" />}
        />
        <ErrorLine error={end.error} />
      </Panel>
      <MarksOf on="outpost" subjectId={post.id} />
    </Columns>
  );
}

const tones = { planned: 'amber', held: 'green', cancelled: 'plain' } as const;
function Joints({ post, onAsk }: { post: Post; onAsk: (asked: Asked) => void }) {
  return (
    <Panel flush>
      <DataTable
        rows={post.joints}
        rowKey={(j) => j.id}
        height={62}
        columns={[
          { key: 'title', title: '什么活动', cell: (j) => <b className="row-name">{j.title}</b> },
          { key: 'who', title: '谁和谁一起办', cell: (j) => <>{j.ours}<br /><span className="note">{`和 ${j.host}`}</span></> },
          { key: 'when', title: '什么时候', cell: (j) => <>{fullDayWords(j.onDay)}<br /><span className="note">{[j.at, j.place].filter(Boolean).join('，')}</span></> },
          { key: 'came', title: '来了', number: true, cell: (j) => (j.came === null ? '' : `${j.came} 人`) },
          { key: 'state', title: '现在', cell: (j) => <><StateWord tone={tones[j.state]}>{jointStateWords[j.state]}</StateWord>{(j.reason || j.words) && <><br /><span className="note">{j.reason || j.words}</span></>}</> },
          { key: 'deed', title: '', deed: true, cell: (j) => <>{j.can.includes('cancel') && <Button type="link" size="small" onClick={() => onAsk({ cancel: j })}>不办了</Button>}{j.can.includes('hold') && <Button size="small" onClick={() => onAsk({ hold: j })}>办过了</Button>}</> },
        ]}
        empty={<Empty text="还没有和当地一起办过活动。" />}
      />
    </Panel>
  );
}
