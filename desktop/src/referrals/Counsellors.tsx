import '../members/members.css';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useAction, useCall, useList } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { ErrorLine } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { Empty, PageHead, Panel } from '../ui/Panel';

/** H12 Who may read what is referred to him; the office gives the right and reads nothing itself. */
export function Screen() {
  const list = useCall('referrals.counsellors', {});
  const [adding, setAdding] = useState(false);
  const dismiss = useAction('referrals.dismiss');
  return (
    <>
      <PageHead title="咨询师" note="转给他的事、谈过什么，只有他打得开，这里也看不到"><Button type="primary" onClick={() => setAdding(true)}>添一位</Button></PageHead>
      <ErrorLine error={dismiss.error} />
      <Panel flush>
        <DataTable
          list={{ hasMore: false, loading: list.loading, error: list.error, more: list.reload, reload: list.reload, total: list.data?.rows.length }} rows={list.data?.rows ?? []} rowKey={(c) => c.personId} height={48}
          columns={[{ key: 'name', title: '姓名', cell: (c) => <b className="row-name">{c.name}</b> }, { key: 'duty', title: '单位职务', cell: (c) => c.duty }, { key: 'deed', title: '', deed: true, cell: (c) => <Button type="link" onClick={() => void dismiss.run({ personId: c.personId }).then((page) => page && list.replace(page))}>停用</Button> }]}
          empty={<Empty text="还没有咨询师。先请乡镇邀请他做帮扶人，再在这里给权限。" />}
        />
      </Panel>
      {adding && <AddDialog onClose={() => setAdding(false)} onDone={list.reload} />}
    </>
  );
}
function AddDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const pairs = useList('pairings.list', { limit: 200 });
  const [who, setWho] = useState<string>();
  const appoint = useAction('referrals.appoint');
  const helpers = [...new Map(pairs.rows.map((p) => [p.helperId, { value: p.helperId, label: [p.helper, p.duty].filter(Boolean).join(' ') }])).values()];
  return (
    <Dialog title="谁来做咨询师" deed="给权限" missing={!who && '先选一位帮扶人'} busy={appoint.busy} error={appoint.error ?? pairs.error} onClose={onClose} onDeed={() => void appoint.run({ personId: who! }).then((page) => { if (page) { onDone(); onClose(); } })}>
      <Field label="帮扶人" note="在手机上用帮扶人的身份看。"><Select aria-label="帮扶人" showSearch={{ optionFilterProp: 'label' }} style={{ width: 260 }} value={who} onChange={setWho} options={helpers} /></Field>
    </Dialog>
  );
}
