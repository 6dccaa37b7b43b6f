import './settings.css';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { handoverWords, isWorkHat } from '@guiyan/shared/domain/handovers';
import { useAction, useCall, useList } from '../api/useCall';
import type { ScreenProps } from '../routes';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { ErrorView } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { FootBar } from '../ui/FootBar';
import { GreyLines } from '../ui/Grey';
import { PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { go } from '../ui/route';
import { StateWord } from '../ui/words';

type Plan = Output<'handovers.preview'>;
type Item = Plan['items'][number];
type Done = Output<'handovers.make'>;
const back = href('/settings', { tab: 'hats' });

const goesWords: Record<Item['goes'], string> = { successor: '交给接手的人', follows: '跟着党员走，由接手的人收', ends: '当场作废', stays: '不动，到「机构」里另办交接' };

/** X15 Somebody leaves: first what is due and what goes where, then everything in one step. */
export function Screen({ params }: ScreenProps) {
  const id = params.id ?? '';
  const plan = useCall('handovers.preview', { id });
  const [done, setDone] = useState<{ by: Done; to: string } | null>(null);
  if (done && plan.data) return <Told name={plan.data.name} {...done} />;
  if (plan.error && !plan.data) return <ErrorView error={plan.error} onRetry={plan.reload} />;
  if (!plan.data) return <GreyLines />;
  return <Choose id={id} plan={plan.data} onDone={(by, to) => setDone({ by, to })} />;
}

function Choose({ id, plan, onDone }: { id: string; plan: Plan; onDone: (by: Done, to: string) => void }) {
  const worn = useList('accounts.hats', { limit: 200 });
  const [toId, setToId] = useState<string>();
  const [sure, setSure] = useState(false);
  const own = new Set(plan.hats.map((h) => h.id));
  const others = worn.rows.filter((h) => !own.has(h.id) && isWorkHat(h.hat));
  const to = others.find((h) => h.id === toId);
  const stays = plan.hats.filter((h) => !h.ends);
  return (
    <>
      <Back to={back}>人和身份</Back>
      <PageHead title={`${plan.name}离任交接`} note="先看清楚，再一次办完" />
      <Panel title="他的身份">
        <ul className="handover-hats">
          {plan.hats.map((h) => <li key={h.id}><b>{h.title}</b><span>{h.place}</span>{h.ends ? <StateWord tone="red">停用，由接手的人戴上</StateWord> : <span className="note">不归你停，请上一级办</span>}</li>)}
        </ul>
      </Panel>
      <Panel title="他手上的" flush>
        <DataTable
          rows={plan.items}
          rowKey={(i) => i.kind}
          columns={[
            { key: 'what', title: '什么', cell: (i) => handoverWords[i.kind].title },
            { key: 'count', title: '多少', width: 100, cell: (i) => i.count },
            { key: 'due', title: '现在该办的', cell: (i) => (i.due > 0 && handoverWords[i.kind].due ? <StateWord tone="amber">{`${handoverWords[i.kind].due} ${i.due}`}</StateWord> : '') },
            { key: 'goes', title: '到哪里去', cell: (i) => (i.count === 0 ? <span className="note">没有</span> : goesWords[i.goes]) },
          ]}
          empty={null}
        />
      </Panel>
      <Panel title="谁来接手">
        <Field label="接手的人" note={others.length === 0 && !worn.loading ? '还没有别人。先到「邀请」里请他进来，再回来办交接。' : '从已经进来的人里选。还没进来的，先在「邀请」里请他。'}>
          <Select aria-label="接手的人" showSearch={{ optionFilterProp: 'label' }} style={{ width: 360 }} placeholder="选一位" value={toId} onChange={setToId} options={others.map((h) => ({ value: h.id, label: `${h.name}（${h.title}${h.place ? `，${h.place}` : ''}）` }))} />
        </Field>
      </Panel>
      <FootBar safe={stays.length > 0 ? `有 ${stays.length} 个身份不归你停，不会动` : '他所有的手机和电脑当场退出'}>
        <Button type="primary" disabled={!to} onClick={() => setSure(true)}>一次交接完</Button>
      </FootBar>
      {sure && to && <Sure id={id} plan={plan} to={to} onClose={() => setSure(false)} onDone={(by) => onDone(by, to.name)} />}
    </>
  );
}

function Sure({ id, plan, to, onClose, onDone }: { id: string; plan: Plan; to: { id: string; name: string }; onClose: () => void; onDone: (by: Done) => void }) {
  const [reason, setReason] = useState('');
  const make = useAction('handovers.make');
  return (
    <Dialog title={`把${plan.name}的事都交给${to.name}？`} deed="交接" missing={!reason.trim() && '先写原因'} busy={make.busy} error={make.error} onClose={onClose} onDeed={() => void make.run({ id, toId: to.id, reason: reason.trim() }).then((done) => done && onDone(done))}>
      <p>{plan.name}当场退出，再点一下就看不到这里的人了。他办过的事都留着，哪天交给谁也记着。交错了，再从{to.name}交给别人。</p>
      <Field label="原因"><Input autoFocus aria-label="原因" maxLength={100} placeholder="换届调走" value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
    </Dialog>
  );
}

function Told({ name, by, to }: { name: string; by: Done; to: string }) {
  return (
    <>
      <PageHead title="交接好了" note={by.on} />
      <Panel title={`${name}交给${to}`}>
        <p>{`停用身份 ${by.hats} 个，党员 ${by.members} 位，结对的家庭 ${by.pairings} 户，在办的事 ${by.requests} 件，都归${to}了。${name}已经退出。`}</p>
        <Button type="primary" onClick={() => go('/settings', { tab: 'hats' })}>知道了</Button>
      </Panel>
    </>
  );
}
