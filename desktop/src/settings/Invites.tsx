import { Button } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { useAction, useList } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { Empty } from '../ui/Panel';
import { StateWord, type Tone } from '../ui/words';
import { NewInvite } from './NewInvite';

type Invite = Output<'accounts.invites'>['rows'][number];
const states: Record<Invite['status'], { words: string; tone: Tone }> = {
  open: { words: '等他来', tone: 'amber' }, used: { words: '来了', tone: 'green' }, ended: { words: '收回了', tone: 'plain' }, expired: { words: '过期了', tone: 'plain' },
};

/** X15 Invites given, newest first; an unused one can be taken back. */
export function Invites() {
  const list = useList('accounts.invites', {});
  const [asking, setAsking] = useState(false);
  const [revoking, setRevoking] = useState<Invite | null>(null);
  return (
    <>
      <div className="settings-bar">
        <span>邀请码只显示一次，十四天里有效。</span>
        <Button type="primary" onClick={() => setAsking(true)}>请人进来</Button>
      </div>
      <DataTable
        list={list}
        rows={list.rows}
        rowKey={(i) => i.id}
        height={48}
        columns={[
          { key: 'name', title: '请谁', cell: (i) => <b className="row-name">{i.name}</b> },
          { key: 'hat', title: '做什么', cell: (i) => i.title },
          { key: 'place', title: '哪里', cell: (i) => i.place },
          { key: 'phone', title: '手机号', cell: (i) => i.phone ?? <span className="note">谁拿到码都行</span> },
          { key: 'until', title: '用到', cell: (i) => i.expiresOn },
          { key: 'state', title: '怎样了', cell: (i) => <StateWord tone={states[i.status].tone}>{states[i.status].words}</StateWord> },
          { key: 'deed', title: '', deed: true, cell: (i) => i.can.includes('revoke') && <Button type="link" onClick={() => setRevoking(i)}>收回</Button> },
        ]}
        empty={<Empty text="还没有请过人。" />}
      />
      {asking && <NewInvite onClose={() => setAsking(false)} onDone={list.reload} />}
      {revoking && <Revoke i={revoking} onClose={() => setRevoking(null)} onDone={list.reload} />}
    </>
  );
}

function Revoke({ i, onClose, onDone }: { i: Invite; onClose: () => void; onDone: () => void }) {
  const revoke = useAction('accounts.revokeInvite');
  return (
    <Dialog title={`收回给${i.name}的邀请码？`} deed="收回" busy={revoke.busy} error={revoke.error} onClose={onClose} onDeed={() => void revoke.run({ id: i.id }).then((done) => { if (done) { onDone(); onClose(); } })}>
      <p>收回以后这个码就用不了了，要请他再出一个。</p>
    </Dialog>
  );
}
