import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { meetingKinds, meetingKindWords, meetingStateWords, type MeetingKind } from '@guiyan/shared/domain/meetings';
import { dayWords } from '@guiyan/shared/domain/dates';
import { useOff, useToday } from '../api/session';
import { useAction, useList } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { go } from '../ui/route';
import { StateWord } from '../ui/words';

type Meeting = Output<'meetings.list'>['rows'][number];
export const stateTones = { planned: 'amber', held: 'green', cancelled: 'plain' } as const;

/** M4 Meetings of one's own place: who is asked, who comes, what follows. */
export function Screen(_: ScreenProps) {
  const list = useList('meetings.list', { limit: 50 });
  const off = useOff();
  const [planning, setPlanning] = useState(false);
  return (
    <>
      <PageHead title="会议" note="茶话会、座谈会、手拉手：请谁、谁来、接着办什么">
        {!off.includes('sites') && <Button href={href('/meetings/sites')}>幸福小院</Button>}
        <Button type="primary" onClick={() => setPlanning(true)}>定一次会</Button>
      </PageHead>
      <Panel flush>
        <DataTable<Meeting>
          list={list}
          rows={list.rows}
          rowKey={(row) => row.id}
          height={48}
          onOpen={(row) => go(`/meetings/${row.id}`)}
          columns={[
            { key: 'title', title: '什么会', cell: (row) => <a className="ink-link row-name" href={href(`/meetings/${row.id}`)}>{row.title}</a> },
            { key: 'when', title: '什么时候', cell: (row) => `${dayWords(row.onDay)} ${row.at}` },
            { key: 'place', title: '在哪里', cell: (row) => row.place },
            { key: 'invited', title: '请了', number: true, cell: (row) => row.invited },
            { key: 'coming', title: '说来', number: true, cell: (row) => row.coming },
            { key: 'came', title: '来了', number: true, cell: (row) => (row.state === 'held' ? row.came : '') },
            { key: 'state', title: '现在', cell: (row) => <StateWord tone={stateTones[row.state]}>{meetingStateWords[row.state]}</StateWord> },
          ]}
          empty={<Empty text="还没有定过会。春节茶话会开完，这里记下，到期的事就算做了。" action={<Button type="primary" onClick={() => setPlanning(true)}>定一次会</Button>} />}
        />
      </Panel>
      {planning && <PlanDialog onClose={() => setPlanning(false)} />}
    </>
  );
}

function PlanDialog({ onClose }: { onClose: () => void }) {
  const today = useToday();
  const [facts, setFacts] = useState<{ kind: MeetingKind; title: string; place: string; onDay: string; at: string; words: string }>({ kind: 'tea_party', title: '春节茶话会', place: '', onDay: today, at: '上午 9 点', words: '' });
  const sites = useList('sites.list', { limit: 100 });
  const [siteId, setSite] = useState('');
  const site = sites.rows?.find((s) => s.id === siteId);
  const plan = useAction('meetings.plan');
  const put = (part: Partial<typeof facts>) => setFacts({ ...facts, ...part });
  const missing = !facts.title.trim() ? '先写什么会' : !facts.onDay ? '先选日子' : !facts.at.trim() ? '先写几点' : !site && !facts.place.trim() ? '先写在哪里' : '';
  return (
    <Dialog title="定一次会" deed="定下来，去请人" width={520} missing={missing} busy={plan.busy} error={plan.error} onClose={onClose} onDeed={() => void plan.run({ ...facts, title: facts.title.trim(), place: site ? `${site.village}${site.name}` : facts.place.trim(), ...(site && { siteId }), at: facts.at.trim(), words: facts.words.trim() }).then((made) => made && go(`/meetings/${made.id}`))}>
      <Field label="哪一种"><Select aria-label="哪一种" value={facts.kind} style={{ width: 160 }} onChange={(kind) => put({ kind })} options={meetingKinds.map((value) => ({ value, label: meetingKindWords[value] }))} /></Field>
      <Field label="什么会"><Input aria-label="什么会" maxLength={40} value={facts.title} onChange={(e) => put({ title: e.target.value })} /></Field>
      <Field label="哪天"><Input type="date" aria-label="哪天" style={{ width: 160 }} min={today} value={facts.onDay} onChange={(e) => put({ onDay: e.target.value })} /></Field>
      <Field label="几点"><Input aria-label="几点" maxLength={20} value={facts.at} onChange={(e) => put({ at: e.target.value })} /></Field>
      {(sites.rows?.length ?? 0) > 0 && <Field label="在不在小院"><Select aria-label="在不在小院" value={siteId} style={{ width: 260 }} onChange={setSite} options={[{ value: '', label: '别的地方' }, ...(sites.rows ?? []).map((s) => ({ value: s.id, label: `${s.village}${s.name}` }))]} /></Field>}
      {!site && <Field label="在哪里"><Input aria-label="在哪里" maxLength={60} value={facts.place} placeholder="比如：乡政府二楼" onChange={(e) => put({ place: e.target.value })} /></Field>}
      <Field label="说什么" note="请到的人看得到，可以不写。"><Input.TextArea aria-label="说什么" maxLength={300} autoSize={{ minRows: 2 }} value={facts.words} onChange={(e) => put({ words: e.target.value })} /></Field>
    </Dialog>
  );
}
