import '../members/members.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { say } from '../api/session';
import { useCall } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { InviteDialog } from '../settings/InviteDialog';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { ErrorView } from '../ui/ErrorView';
import { GreyLines } from '../ui/Grey';
import { Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { go } from '../ui/route';
import { StateWord } from '../ui/words';

type Helper = Output<'pairings.helpers'>['rows'][number];

/** H1 Helpers, and whether the phone app is in their hands. */
export function Screen(_: ScreenProps) {
  const got = useCall('pairings.helpers', {});
  const [inviting, setInviting] = useState<Helper | null>(null);
  if (got.error && !got.data) return <ErrorView error={got.error} onRetry={got.reload} />;
  if (!got.data) return <GreyLines />;
  const { rows } = got.data;
  const waiting = rows.filter((h) => !h.hasHat).length;
  return (
    <>
      <Back to={href('/pairings')}>{say('[pairing|结对]')}</Back>
      <PageHead title="帮扶人" note={rows.length > 0 ? `${rows.length} 位，${waiting} 位还没有用手机` : undefined} />
      <Panel flush>
        <DataTable
          rows={rows}
          rowKey={(h) => h.personId}
          columns={[
            { key: 'name', title: '姓名', cell: (h) => <b className="name-link">{h.name}</b> },
            { key: 'duty', title: '单位职务', cell: (h) => <span className="second">{h.duty}</span> },
            { key: 'families', title: '帮几户', number: true, cell: (h) => h.families },
            { key: 'phone', title: '电话', cell: (h) => h.phone ?? <span className="note">没有</span> },
            { key: 'state', title: '手机上', cell: (h) => (h.hasHat ? <StateWord tone="green">已经在用</StateWord> : <StateWord>还没有请</StateWord>) },
            { key: 'deed', title: '', deed: true, cell: (h) => !h.hasHat && <Button type="link" onClick={() => setInviting(h)}>请他用手机</Button> },
          ]}
          empty={<Empty text="还没有帮扶人。结一对，就有了。" action={<Button type="primary" onClick={() => go('/pairings/new')}>结一对</Button>} />}
          foot="按姓名排"
        />
      </Panel>
      {inviting && <InviteDialog hat="helper" name={inviting.name} to={{ personId: inviting.personId }} onClose={() => setInviting(null)} onDone={got.reload} />}
    </>
  );
}
