import './members.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { say, useHat } from '../api/session';
import { useAction, useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { InviteDialog } from '../settings/InviteDialog';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { ErrorLine, ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { PartBar, Swatch } from '../ui/figures';
import { StateWord } from '../ui/words';
import { AppointDialog } from './AppointDialog';
import { HandOverDialog } from './HandOverDialog';

export type Coverage = Output<'members.liaisons'>;
type Liaison = Coverage['liaisons'][number];

/** N5 Every member away has a liaison, or the gaps are listed by name. */
export function Screen(_: ScreenProps) {
  const got = useCall('members.liaisons', {});
  const hat = useHat();
  const [inviting, setInviting] = useState<Liaison | null>(null);
  const [leaving, setLeaving] = useState<Liaison | null>(null);
  if (got.error && !got.data) return <ErrorView error={got.error} onRetry={got.reload} />;
  const c = got.data;
  if (!c) return <GreyLines />;
  return (
    <>
      <Back to={href('/members')}>流动党员</Back>
      <PageHead title={say('[liaison]')} note={`${c.members} 位在外党员`} />
      <Panel>
        <div className="cover">
          <PartBar label={`${say('有[liaison]')} ${c.covered}，还没有 ${c.gaps.length}`} parts={[{ value: c.covered, tone: 'green' }, { value: c.gaps.length, tone: 'red' }]} />
          <span><Swatch tone="green" /><b>{c.covered} 位</b>{say('有[liaison]')}</span>
          <span><Swatch tone="red" /><b>{c.gaps.length} 位</b>还没有</span>
        </div>
      </Panel>
      <div className="columns" style={{ gridTemplateColumns: 'minmax(0, 1fr) 400px', alignItems: 'start' }}>
        <Panel title={say('现在的[liaison]')} flush>
          <DataTable
            rows={c.liaisons}
            rowKey={(l) => l.personId}
            height={48}
            columns={[
              { key: 'name', title: '姓名', cell: (l) => <b className="name-link">{l.name}</b> },
              { key: 'village', title: '村', cell: (l) => l.village },
              { key: 'members', title: '联系几位', number: true, cell: (l) => l.members },
              { key: 'phone', title: '电话', cell: (l) => l.phone ?? <span className="note">没有</span> },
              { key: 'state', title: '手机上', cell: (l) => (l.hasHat ? <StateWord tone="green">已经在用</StateWord> : <StateWord>还没有请</StateWord>) },
              { key: 'deed', title: '', deed: true, cell: (l) => <>{!l.hasHat && <Button type="link" onClick={() => setInviting(l)}>请他用手机</Button>}<Button type="link" onClick={() => setLeaving(l)}>交接</Button></> },
            ]}
            empty={<Empty text={say('还没有定[liaison]。名册里写了名字的，右边可以一次定下来。')} />}
          />
        </Panel>
        <div className="side-panels">
          {c.fromRoster.length > 0 && <FromRoster c={c} onDone={got.reload} />}
          {c.gaps.length > 0 && <Gaps c={c} onDone={got.reload} />}
          {hat.hat === 'clerk' && <NetworkBranch />}
        </div>
      </div>
      {leaving && <HandOverDialog c={c} from={leaving} onClose={() => setLeaving(null)} onDone={got.reload} />}
      {inviting && <InviteDialog hat="liaison" name={inviting.name} to={{ personId: inviting.personId }} onClose={() => setInviting(null)} onDone={got.reload} />}
    </>
  );
}

function FromRoster({ c, onDone }: { c: Coverage; onDone: () => void }) {
  const appoint = useAction('members.appointFromRoster');
  const members = c.fromRoster.reduce((sum, l) => sum + l.members, 0);
  return (
    <Panel title={`名册里写着的 ${c.fromRoster.length} 位`}>
      <p className="panel-words">「支部联系人」一列写着他们，联系 {members} 位党员。</p>
      <ul className="named">{c.fromRoster.map((l) => <li key={`${l.village} ${l.name}`}><b>{l.name}</b><span className="note">{l.village}，{l.members} 位</span></li>)}</ul>
      <ErrorLine error={appoint.error} />
      <div className="modal-buttons"><Button type="primary" loading={appoint.busy} onClick={() => void appoint.run({}).then((reply) => reply && onDone())}>一次定下来</Button></div>
    </Panel>
  );
}

function Gaps({ c, onDone }: { c: Coverage; onDone: () => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <Panel title={`${say('没有[liaison]的')} ${c.gaps.length} 位`}>
      <ul className="named">{c.gaps.map((m) => <li key={m.id}><a href={href(`/members/${m.id}`)}>{m.name}</a><span className="note">{m.village}</span></li>)}</ul>
      <div className="modal-buttons"><Button onClick={() => setAsking(true)}>一次指给一位</Button></div>
      {asking && <AppointDialog c={c} onClose={() => setAsking(false)} onDone={onDone} />}
    </Panel>
  );
}

function NetworkBranch() {
  const lead = useAction('members.leadNetworkBranch');
  const [done, setDone] = useState(false);
  return (
    <Panel title="网络支部">
      {done ? <p>{say('你是网络支部的[liaison]了。用手机登录，换成「[liaison]」就能发提醒、看汇报。')}</p> : (
        <>
          <p className="panel-words">由你来发每月的提醒、收每季的汇报，全乡在外的党员都归这里联系。</p>
          <ErrorLine error={lead.error} />
          <Button loading={lead.busy} onClick={() => void lead.run({}).then((reply) => reply && setDone(true))}>{say('我来当网络支部[liaison]')}</Button>
        </>
      )}
    </Panel>
  );
}
