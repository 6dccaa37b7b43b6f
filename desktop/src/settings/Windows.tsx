import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { say, useHat } from '../api/session';
import { useAction, useCall } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { ErrorView } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { GreyLines } from '../ui/Grey';
import { Empty } from '../ui/Panel';
import { InviteDialog } from './InviteDialog';

/** R13 The windows that serve a card first; their phones and pledges stand on it. */
export function Windows() {
  const tree = useCall('orgs.tree', {});
  const clerk = useHat().hat === 'clerk';
  const [adding, setAdding] = useState(false);
  const [inviting, setInviting] = useState<string | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  if (tree.error && !tree.data) return <ErrorView error={tree.error} onRetry={tree.reload} />;
  const rows = (tree.data?.rows ?? []).filter((o) => o.kind === 'window' || o.kind === 'township');
  return (
    <>
      <div className="settings-bar">
        <span>{say('凭[card]优先办的地方，电话和承诺印在证上。')}</span>
        {clerk && <Button type="primary" onClick={() => setAdding(true)}>加一个窗口</Button>}
      </div>
      {!tree.data ? <GreyLines /> : (
        <DataTable
          rows={rows}
          rowKey={(o) => o.id}
          height={48}
          columns={[
            { key: 'name', title: '窗口', cell: (o) => <b className="row-name">{o.name}</b> },
            { key: 'phone', title: '公开电话', cell: (o) => o.phone ?? <span className="note">没有</span> },
            { key: 'deed', title: '', deed: true, cell: (o) => clerk && <>{o.kind === 'window' && <Button type="link" onClick={() => setInviting(o.id)}>请窗口的人</Button>}<Button type="link" onClick={() => setEditing(o.id)}>改电话和承诺</Button></> },
          ]}
          empty={<Empty text="还没有窗口。信用社、农推站、畜牧站、财政所，一个一个加。" />}
        />
      )}
      {adding && <AddWindow onClose={() => setAdding(false)} onDone={tree.reload} />}
      {editing && <EditBack id={editing} onClose={() => setEditing(null)} onDone={tree.reload} />}
      {inviting && <InviteDialog hat="window" to={{ orgId: inviting }} onClose={() => setInviting(null)} />}
    </>
  );
}

function AddWindow({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [pledge, setPledge] = useState('');
  const add = useAction('orgs.addWindow');
  const missing = !name.trim() ? '先写名字' : Boolean(phone) && !/^[\d-]{5,15}$/.test(phone) && '电话是 5 到 15 位数字';
  return (
    <Dialog title="加一个窗口" deed="加上" missing={missing} busy={add.busy} error={add.error} onClose={onClose} onDeed={() => void add.run({ name: name.trim(), pledge: pledge.trim(), ...(phone && { phone }) }).then((done) => { if (done) { onDone(); onClose(); } })}>
      <Field label="名字"><Input autoFocus aria-label="名字" maxLength={40} placeholder="信用社" value={name} onChange={(event) => setName(event.target.value)} /></Field>
      <Field label="公开电话" note="印在证上，家里人看得到。"><Input aria-label="公开电话" maxLength={15} value={phone} onChange={(event) => setPhone(event.target.value.replace(/[^\d-]/g, ''))} /></Field>
      <Field label="承诺" note="窗口自己的话，不写也行。"><Input.TextArea aria-label="承诺" maxLength={120} autoSize={{ minRows: 2 }} placeholder="持证来的先办，不用排队" value={pledge} onChange={(event) => setPledge(event.target.value)} /></Field>
    </Dialog>
  );
}

/** F2 What stands on the card's back: a new pledge is a new version from today, the old ones stay with their days. */
function EditBack({ id, onClose, onDone }: { id: string; onClose: () => void; onDone: () => void }) {
  const org = useCall('orgs.get', { id });
  return org.data ? <BackForm key={id} org={org.data} onClose={onClose} onDone={onDone} /> : null;
}

function BackForm({ org, onClose, onDone }: { org: Output<'orgs.get'>; onClose: () => void; onDone: () => void }) {
  const [phone, setPhone] = useState(org.phone ?? '');
  const [pledge, setPledge] = useState(org.pledge);
  const edit = useAction('orgs.edit');
  const same = phone === (org.phone ?? '') && pledge.trim() === org.pledge;
  const missing = (same && '还没有改') || (Boolean(phone) && !/^[\d-]{5,15}$/.test(phone) && '电话是 5 到 15 位数字');
  const change = { id: org.id, ...(phone !== (org.phone ?? '') && { phone }), ...(pledge.trim() !== org.pledge && { pledge: pledge.trim() }) };
  return (
    <Dialog title={org.name} deed="改好了" missing={missing} busy={edit.busy} error={edit.error} onClose={onClose} onDeed={() => void edit.run(change).then((done) => { if (done) { onDone(); onClose(); } })}>
      <Field label="公开电话"><Input aria-label="公开电话" maxLength={15} value={phone} onChange={(event) => setPhone(event.target.value.replace(/[^\d-]/g, ''))} /></Field>
      <Field label="承诺" note="改了就是新的一版，从今天起；手机上的证马上换，印好的下次打印时换。"><Input.TextArea aria-label="承诺" maxLength={120} autoSize={{ minRows: 2 }} value={pledge} onChange={(event) => setPledge(event.target.value)} /></Field>
      {org.pledges.map((one) => <p key={one.version} className="note">{`第 ${one.version} 版，${one.from} 起：${one.text}`}</p>)}
    </Dialog>
  );
}
