import './cards.css';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { fullDayWords } from '@guiyan/shared/domain/dates';
import type { Output } from '@guiyan/shared/contract';
import { say } from '../api/session';
import { useAction, useCall } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { Empty } from '../ui/Panel';
import { StateWord } from '../ui/words';

type Key = Output<'cards.keys'>['keys'][number];

/** F4 Which keys sign and which are still believed; another one from today. */
export function Keys() {
  const keys = useCall('cards.keys', {});
  const [turning, setTurning] = useState<Key | null>(null);
  const now = keys.data?.keys.find((k) => k.signs);
  return (
    <>
      <div className="card-bar"><span className="note">{say('[card]的码用县里的密钥签。一般一两年换一次；换了，旧证照用到它自己的最后一天。')}</span></div>
      <DataTable
        list={{ hasMore: false, loading: keys.loading, error: keys.error, more: keys.reload, reload: keys.reload, total: keys.data?.keys.length }} rows={keys.data?.keys ?? []} rowKey={(k) => k.kid} height={48}
        columns={[
          { key: 'kid', title: '密钥', cell: (k) => <b className="row-name">{k.kid}</b> }, { key: 'from', title: '从哪天起', cell: (k) => fullDayWords(k.from) },
          { key: 'state', title: '状态', cell: (k) => (k.signs ? <StateWord tone="green">在用</StateWord> : k.trustedUntil && k.trustedUntil > '1970-01-01' ? <StateWord tone="amber">{`旧证认到 ${fullDayWords(k.trustedUntil)}`}</StateWord> : <StateWord>不认了</StateWord>) },
          { key: 'deed', title: '', deed: true, cell: (k) => k.signs && <Button type="link" onClick={() => setTurning(k)}>换一把</Button> },
        ]}
        empty={<Empty text="发第一张证的时候，会自己造一把。" />}
      />
      {turning && now && <TurnDialog of={turning} onClose={() => setTurning(null)} onDone={keys.reload} />}
    </>
  );
}

function TurnDialog({ of, onClose, onDone }: { of: Key; onClose: () => void; onDone: () => void }) {
  const rotate = useAction('cards.rotateKey');
  const [leaked, setLeaked] = useState(false);
  return (
    <Dialog title="换一把密钥" deed={leaked ? '换，旧证都不认' : '换'} busy={rotate.busy} error={rotate.error} onClose={onClose} onDeed={() => void rotate.run({ kid: of.kid, leaked }).then((done) => done && (onClose(), onDone()))}>
      <p className="note">从今天起用新的签。窗口手机有网时自己更新；没更新的手机碰到新证会说「先问」。</p>
      <Checkbox checked={leaked} onChange={(event) => setLeaked(event.target.checked)}>旧密钥泄露了：已经印出去的证马上都不认，要重新打印</Checkbox>
    </Dialog>
  );
}
