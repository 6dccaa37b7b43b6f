import { Button, Select } from 'antd';
import { useState } from 'react';
import { useHat, useToday } from '../../api/session';
import { useAction, useCall, useList } from '../../api/useCall';
import { Dialog } from '../../ui/Dialog';
import { ErrorLine } from '../../ui/ErrorView';
import { Field } from '../../ui/Field';
import { DayField } from './deeds';
import type { Page } from './words';

/** N1 Who takes part here while the formal branch at home stays. */
export function Activities({ org }: { org: Page }) {
  const { hat } = useHat();
  const list = useCall('memberships.list', { orgId: org.id });
  const [joining, setJoining] = useState(false);
  const [leaving, setLeaving] = useState<{ id: string; name: string } | null>(null);
  const rows = list.data?.rows ?? [];
  const may = (hat === 'clerk' || hat === 'secretary') && org.until === null;
  return (
    <section className="orgs-part">
      <h3>参加的党员{rows.length > 0 && <span className="note">{rows.length} 人</span>}{may && <Button size="small" onClick={() => setJoining(true)}>加人</Button>}</h3>
      <ErrorLine error={list.error} />
      {list.data && rows.length === 0 && <p className="note">还没有。加进来只记参加活动，组织关系还在原来的支部。</p>}
      {rows.map((r) => (
        <div key={`${r.as}${r.id}`} className="orgs-seat">
          <b>{r.name}</b><span>{r.village}</span><span className="note">{r.as === 'formal' ? '组织关系在这里' : `${r.from} 起参加活动${r.formalBranch ? `，组织关系在${r.formalBranch}` : ''}`}</span>
          {r.can.includes('leave') && <span className="orgs-seat-deeds"><Button type="link" size="small" onClick={() => setLeaving(r)}>不再参加</Button></span>}
        </div>
      ))}
      {joining && <Join org={org} known={rows.map((r) => r.memberId)} onClose={() => setJoining(false)} onDone={list.reload} />}
      {leaving && <Leave of={leaving} org={org.name} onClose={() => setLeaving(null)} onDone={list.reload} />}
    </section>
  );
}

function Join({ org, known, onClose, onDone }: { org: Page; known: readonly string[]; onClose: () => void; onDone: () => void }) {
  const today = useToday();
  const members = useList('members.list', { limit: 200 });
  const [ids, setIds] = useState<string[]>([]);
  const [fromDay, setFromDay] = useState(today);
  const join = useAction('memberships.join');
  return (
    <Dialog title={`谁参加${org.name}`} deed="加上" missing={ids.length === 0 ? '先选人' : !fromDay && '选日子'} busy={join.busy} error={join.error} onClose={onClose} onDeed={() => void join.run({ orgId: org.id, memberIds: ids, fromDay }).then((done) => { if (done) { onDone(); onClose(); } })}>
      <Field label="党员" note="组织关系不变，还在原来的支部。">
        <Select mode="multiple" aria-label="党员" placeholder="可以选几位" showSearch={{ optionFilterProp: 'label' }} value={ids} onChange={setIds} options={members.rows.filter((m) => !known.includes(m.id)).map((m) => ({ value: m.id, label: `${m.name}（${m.village}）` }))} />
        <ErrorLine error={members.error} />
      </Field>
      <DayField value={fromDay} onChange={setFromDay} />
    </Dialog>
  );
}

function Leave({ of, org, onClose, onDone }: { of: { id: string; name: string }; org: string; onClose: () => void; onDone: () => void }) {
  const today = useToday();
  const [onDay, setOnDay] = useState(today);
  const leave = useAction('memberships.leave');
  return (
    <Dialog title={`${of.name}不再参加${org}？`} deed="不再参加" missing={!onDay && '选日子'} busy={leave.busy} error={leave.error} onClose={onClose} onDeed={() => void leave.run({ id: of.id, onDay }).then((done) => { if (done) { onDone(); onClose(); } })}>
      <DayField label="到哪天" value={onDay} onChange={setOnDay} />
    </Dialog>
  );
}
