import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { isWorkHat } from '@guiyan/shared/domain/handovers';
import { useHat } from '../api/session';
import { useAction, useList } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Empty } from '../ui/Panel';
import { href } from '../ui/address';

type Worn = Output<'accounts.hats'>['rows'][number];

/** X15 Who wears which hat here; ending one is felt at the next request. */
export function Hats() {
  const { hat } = useHat();
  const list = useList('accounts.hats', {});
  const [ending, setEnding] = useState<Worn | null>(null);
  return (
    <>
      <div className="settings-bar">
        <span>停用以后，他再点一下就看不到这里的人了。人要走，用「交接」：手上的事一次交给下一位。</span>
        {hat !== 'county' && <a href={href('/today/binds')}>等确认的绑定</a>}
      </div>
      <DataTable
        list={list}
        rows={list.rows}
        rowKey={(h) => h.id}
        height={48}
        columns={[
          { key: 'name', title: '谁', cell: (h) => <b className="row-name">{h.name}</b> },
          { key: 'hat', title: '身份', cell: (h) => h.title },
          { key: 'place', title: '哪里', cell: (h) => h.place },
          { key: 'phone', title: '手机号', cell: (h) => h.phone ?? <span className="note">没有</span> },
          { key: 'since', title: '从哪天', cell: (h) => h.since },
          { key: 'deed', title: '', deed: true, cell: (h) => h.can.includes('end') && <span>{isWorkHat(h.hat) && <a href={href(`/settings/handover/${h.id}`)}>交接</a>}<Button type="link" onClick={() => setEnding(h)}>停用</Button></span> },
        ]}
        empty={<Empty text="还没有人。先请人进来。" />}
      />
      {ending && <EndHat h={ending} onClose={() => setEnding(null)} onDone={list.reload} />}
    </>
  );
}

function EndHat({ h, onClose, onDone }: { h: Worn; onClose: () => void; onDone: () => void }) {
  const [reason, setReason] = useState('');
  const end = useAction('accounts.endHat');
  return (
    <Dialog title={`停用${h.name}的「${h.title}」？`} deed="停用" missing={!reason.trim() && '先写原因'} busy={end.busy} error={end.error} onClose={onClose} onDeed={() => void end.run({ id: h.id, reason: reason.trim() }).then((done) => { if (done) { onDone(); onClose(); } })}>
      <p>他再点一下就看不到这里的人了。他办过的事都留着。</p>
      <Field label="原因"><Input autoFocus aria-label="原因" maxLength={100} placeholder="调走了" value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
    </Dialog>
  );
}
