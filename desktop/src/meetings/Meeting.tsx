import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { dutyStateWords } from '@guiyan/shared/domain/duties';
import { inviteeKindWords, meetingStateWords, replyWords } from '@guiyan/shared/domain/meetings';
import { dayWords } from '@guiyan/shared/domain/dates';
import { useAction, useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { ErrorView } from '../ui/ErrorView';
import { Facts, Field } from '../ui/Field';
import { GreyLines } from '../ui/Grey';
import { Columns, Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { StateWord } from '../ui/words';
import { FollowDialog } from './FollowDialog';
import { GuestDialog } from './GuestDialog';
import { Guests } from './Guests';
import { HoldDialog } from './HoldDialog';
import { InviteDialog } from './InviteDialog';
import { stateTones } from './Meetings';

export type Page = Output<'meetings.get'>;

/** M4 One meeting. */
export function Screen({ params }: ScreenProps) {
  const { data, error, reload, replace } = useCall('meetings.get', { id: params.id! });
  return (
    <>
      <Back to={href('/meetings')}>会议</Back>
      {data ? <Whole m={data} replace={replace} /> : error ? <ErrorView error={error} onRetry={reload} /> : <GreyLines count={6} />}
    </>
  );
}

const dialogs = { guests: GuestDialog, invite: InviteDialog, hold: HoldDialog, follow_up: FollowDialog, cancel: CancelDialog } as const;
export interface DialogProps { m: Page; onClose: () => void; onDone: (page: Page) => void }

function Whole({ m, replace }: { m: Page; replace: (page: Page) => void }) {
  const [asked, setAsked] = useState<keyof typeof dialogs | null>(null);
  const byName = m.kind === 'peer' || m.kind === 'elders';
  const Asked = asked && dialogs[asked];
  return (
    <>
      <PageHead title={m.title} note={<StateWord tone={stateTones[m.state]}>{meetingStateWords[m.state]}</StateWord>}>
        {m.can.includes('cancel') && <Button onClick={() => setAsked('cancel')}>不开了</Button>}
        {m.can.includes('hold') && <Button onClick={() => setAsked('hold')}>开过了，记一记</Button>}
        {m.can.includes('invite') && <Button {...(byName && { type: 'primary' as const })} onClick={() => setAsked('guests')}>请孩子、老人、帮扶人</Button>}
        {m.can.includes('invite') && <Button {...(!byName && { type: 'primary' as const })} onClick={() => setAsked('invite')}>请党员</Button>}
        {m.can.includes('follow_up') && <Button type="primary" onClick={() => setAsked('follow_up')}>定一件接着办的事</Button>}
      </PageHead>
      <Columns columns="minmax(0, 1fr) 400px">
        <div className="side-panels">
        {(byName || m.guests.length > 0) && <Guests m={m} onDone={replace} />}
        {(!byName || m.people.length > 0) && <Panel flush title={`一共请了 ${m.invited} 位，${m.coming} 位说来${m.state === 'held' ? `，来了 ${m.came} 位` : ''}`}>
          <DataTable
            rows={m.people}
            rowKey={(x) => x.memberId}
            height={40}
            columns={[
              { key: 'name', title: '谁', cell: (x) => <a className="ink-link row-name" href={href(`/members/${x.memberId}`)}>{x.name}</a> },
              { key: 'village', title: '村', cell: (x) => x.village },
              { key: 'kind', title: '哪一类', cell: (x) => inviteeKindWords[x.kind] },
              { key: 'reply', title: '来不来', cell: (x) => (x.reply ? [replyWords[x.reply], x.words].filter(Boolean).join('，') : <span className="note">{m.state === 'held' ? '没答复' : '还没答复'}</span>) },
              ...(m.state === 'held' ? [{ key: 'came', title: '来了没有', cell: (x: Page['people'][number]) => (x.attended ? <StateWord tone="green">来了</StateWord> : '没来') }] : []),
            ]}
            empty={<Empty text="还没有请人。回来过节的、在家的、还在外面的都能请。" />}
          />
        </Panel>}
        </div>
        <div className="side-panels">
          <Panel title="什么时候，在哪里"><Facts one of={{ 日子: `${dayWords(m.onDay)} ${m.at}`, 地方: m.place, 谁定的: m.by, 说什么: m.words, ...(m.heldOn && { 开过: dayWords(m.heldOn), 记下的: m.notes }), ...(m.reason && { 为什么不开: m.reason }) }} /></Panel>
          {m.state === 'held' && (
            <Panel title="接着办的事">
              {m.items.length === 0 ? <Empty text="还没有。定了就交给村或乡镇，到期的事里看得到。" /> : <ul className="named">{m.items.map((i) => <li key={i.id}><b>{i.title}</b><span className="note">{`${i.from && `${i.from}提的，`}${dayWords(i.dueOn)}前，${i.owner === 'secretary' ? '村支书' : '乡镇组织干事'}，${dutyStateWords[i.state]}`}</span></li>)}</ul>}
            </Panel>
          )}
        </div>
      </Columns>
      {Asked && <Asked m={m} onClose={() => setAsked(null)} onDone={(page) => { replace(page); setAsked(null); }} />}
    </>
  );
}

function CancelDialog({ m, onClose, onDone }: DialogProps) {
  const [reason, setReason] = useState('');
  const cancel = useAction('meetings.cancel');
  return (
    <Dialog title="不开了" deed="不开了" missing={!reason.trim() && '写上为什么，请到的人看得到'} busy={cancel.busy} error={cancel.error} onClose={onClose} onDeed={() => void cancel.run({ id: m.id, reason: reason.trim() }).then((page) => page && onDone(page))}>
      <Field label="为什么"><Input aria-label="为什么" maxLength={120} value={reason} onChange={(e) => setReason(e.target.value)} /></Field>
    </Dialog>
  );
}
