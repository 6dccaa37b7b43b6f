import './members.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useCall } from '../api/useCall';
import { call } from '../api/client';
import type { ScreenProps } from '../routes';
import { InviteDialog } from '../settings/InviteDialog';
import { useHat } from '../api/session';
import { Back } from '../ui/Back';
import { ErrorView } from '../ui/ErrorView';
import { Facts } from '../ui/Field';
import { GreyLines } from '../ui/Grey';
import { Masked } from '../ui/Masked';
import { Columns, Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';

const sexWords: Record<string, string> = { male: '男', female: '女' };

/** R1 One member: opening the page is recorded, a number is opened for a reason and once. */
export function Screen({ params }: ScreenProps) {
  const got = useCall('members.get', { id: params.id ?? '' });
  const hat = useHat();
  const [inviting, setInviting] = useState(false);
  const m = got.data;
  if (got.error && !m) return <ErrorView error={got.error} onRetry={got.reload} />;
  if (!m) return <GreyLines />;
  const reveal = (field: 'phone' | 'id_no') => async (reason: string) => (await call('members.reveal', { personId: m.personId, field, reason })).value;
  const where = m.place || (m.inProvince === null ? '' : m.inProvince ? '省内' : '省外');
  return (
    <>
      <Back to={href('/members')}>流动党员</Back>
      <PageHead title={m.name} note={[m.village, m.groupName, m.branch].filter(Boolean).join('，')}>
        <a href={href('/papers')}>证件与转接</a>
        {hat.hat !== 'county' && <Button onClick={() => setInviting(true)}>请他用手机</Button>}
      </PageHead>
      <Columns columns="minmax(0, 1fr) minmax(0, 1fr)">
        <Panel title="本人">
          <Facts of={{
            电话: m.phone && <Masked value={m.phone} what="电话" onReveal={m.can.includes('reveal_phone') ? reveal('phone') : undefined} />,
            身份证: m.idNo && <Masked value={m.idNo} what="身份证号" onReveal={m.can.includes('reveal_id') ? reveal('id_no') : undefined} />,
            性别: sexWords[m.sex] ?? '', 出生: m.birth, 民族: m.nation, 学历: m.edu, 入党: m.joinDay, 联络员: m.liaison ?? (hat.hat === 'county' ? '' : <a href={href('/members/liaisons')}>还没有，去定一位</a>),
          }} />
        </Panel>
        <Panel title="外出">
          <Facts of={{ 在哪里: where, 做什么: m.job, 出去那天: m.outDay, 上次联系: m.lastCheckinOn }} />
          {m.outflows.length > 1 && (
            <ul className="past">
              {m.outflows.slice(1).map((o) => <li key={`${o.outDay} ${o.backDay}`}><span className="second">{o.outDay ?? '哪天没记'} 到 {o.backDay ?? '现在'}</span>{o.place} {o.job}</li>)}
            </ul>
          )}
        </Panel>
      </Columns>
      <Panel title="家里人" right={m.familyId && hat.hat !== 'county' ? <a href={href(`/families/${m.familyId}`)}>看这一家</a> : undefined}>
        {m.family.length === 0 ? <Empty text="家属名册里还没有他家的人。" /> : (
          <ul className="kin">{m.family.map((p) => <li key={p.personId}><b>{p.name}</b><span className="second">{p.relation || '家人'}</span></li>)}</ul>
        )}
      </Panel>
      {inviting && <InviteDialog hat="member" name={m.name} to={{ personId: m.personId }} onClose={() => setInviting(false)} />}
    </>
  );
}
