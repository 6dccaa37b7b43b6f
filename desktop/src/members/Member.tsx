import './members.css';
import '../ui/timeline.css';
import { Button } from 'antd';
import { useState, type ComponentType } from 'react';
import { fullDayWords } from '@guiyan/shared/domain/dates';
import { lostReasons, lostReasonWords, tradeWords, verifyStateWords } from '@guiyan/shared/domain/members';
import { happeningWords } from '@guiyan/shared/domain/happenings';
import { useAction, useCall, useList } from '../api/useCall';
import { call } from '../api/client';
import type { ScreenProps } from '../routes';
import { InviteDialog } from '../settings/InviteDialog';
import { say, useHat } from '../api/session';
import { TellDialog } from '../families/TellDialog';
import { Back } from '../ui/Back';
import { DataTable } from '../ui/DataTable';
import { ErrorLine, ErrorView } from '../ui/ErrorView';
import { Facts } from '../ui/Field';
import { GreyLines } from '../ui/Grey';
import { Masked } from '../ui/Masked';
import { Columns, Empty, PageHead, Panel } from '../ui/Panel';
import { href } from '../ui/address';
import { BackDialog, ContactDialog, DecideDialog, FoundDialog, ProposeDialog, SearchDialog, VerifyDialog } from './DayDialogs';
import { GoingDialog, type DialogProps, type MemberPage } from './GoingDialog';
import { StateOf } from './words';

const sexWords: Record<string, string> = { male: '男', female: '女' };
type Deed = MemberPage['can'][number];
const dialogs: Partial<Record<Deed, ComponentType<DialogProps>>> = {
  leave: GoingDialog, move: GoingDialog, come_back: BackDialog, verify: VerifyDialog, log_contact: ContactDialog, log_search: SearchDialog, propose_lost: ProposeDialog, decide_lost: DecideDialog, found: FoundDialog,
};
const deedWords: Partial<Record<Deed, string>> = { leave: '登记外出', move: '改去处', come_back: '他回来了', verify: '[verify]过', log_contact: '记一次联系', log_search: '记一次查找', propose_lost: '提请认定失联', decide_lost: '记组织的认定', found: '找到了' };

/** R1 One member: opening the page is recorded, a number is opened for a reason and once. The buttons are what the answer says one may do. */
export function Screen({ params }: ScreenProps) {
  const got = useCall('members.get', { id: params.id ?? '' });
  const hat = useHat();
  const [inviting, setInviting] = useState(false);
  const [telling, setTelling] = useState(false);
  const [deed, setDeed] = useState<Deed | null>(null);
  const [turn, setTurn] = useState(0);
  const m = got.data;
  if (got.error && !m) return <ErrorView error={got.error} onRetry={got.reload} />;
  if (!m) return <GreyLines />;
  const reveal = (field: 'phone' | 'id_no') => async (reason: string) => (await call('members.reveal', { personId: m.personId, field, reason })).value;
  const done = (page: MemberPage) => { got.replace(page); setTurn((n) => n + 1); };
  const buttons = (deeds: readonly Deed[]) => deeds.filter((d) => m.can.includes(d)).map((d) => <Button key={d} onClick={() => setDeed(d)}>{say(deedWords[d] ?? '')}</Button>);
  const Asked = deed && dialogs[deed];
  return (
    <>
      <Back to={href('/members')}>流动党员</Back>
      <PageHead title={m.name} note={[m.village, m.groupName, m.branch].filter(Boolean).join('，')}>
        {buttons(['leave', 'move', 'come_back', 'verify', 'log_contact'])}
        <a href={href('/papers')}>证件与转接</a>
        {hat.hat === 'clerk' && <Button onClick={() => setTelling(true)}>代报平安</Button>}
        {hat.hat !== 'county' && <Button onClick={() => setInviting(true)}>请他用手机</Button>}
      </PageHead>
      <Columns columns="minmax(0, 1fr) minmax(0, 1fr)">
        <Panel title="本人">
          <Facts of={{
            电话: m.phone && <Masked value={m.phone} what="电话" onReveal={m.can.includes('reveal_phone') ? reveal('phone') : undefined} />,
            身份证: m.idNo && <Masked value={m.idNo} what="身份证号" onReveal={m.can.includes('reveal_id') ? reveal('id_no') : undefined} />,
            性别: sexWords[m.sex] ?? m.sex, 出生: m.birth, 民族: m.nation, 学历: m.edu, 入党: m.joinDay, [say('[liaison]')]: m.liaison ?? (hat.hat === 'county' ? '' : <a href={href('/members/liaisons')}>还没有，去定一位</a>),
          }} />
        </Panel>
        <Going m={m} />
      </Columns>
      {(m.contact && m.contact !== 'in_touch' || m.lost) && <Searching m={m} buttons={buttons(['log_search', 'propose_lost', 'decide_lost', 'found'])} onDone={done} />}
      <Columns columns="minmax(0, 1fr) minmax(0, 1fr)">
        <History key={turn} id={m.id} />
        <Panel title="家里人" right={m.familyId && hat.hat !== 'county' ? <a href={href(`/families/${m.familyId}`)}>看这一家</a> : undefined}>
          {m.family.length === 0 ? <Empty text="家属名册里还没有他家的人。" /> : (
            <ul className="kin">{m.family.map((p) => <li key={p.personId}><b>{p.name}</b><span className="second">{p.relation || '家人'}</span></li>)}</ul>
          )}
        </Panel>
      </Columns>
      {hat.hat !== 'county' && <Life personId={m.personId} />}
      {Asked && <Asked m={m} onClose={() => setDeed(null)} onDone={done} />}
      {telling && <TellDialog of={{ memberId: m.id }} name={m.name} onClose={() => setTelling(false)} onDone={() => { got.reload(); setTurn((n) => n + 1); }} />}
      {inviting && <InviteDialog hat="member" name={m.name} to={{ personId: m.personId }} onClose={() => setInviting(false)} />}
    </>
  );
}

/** P5 What he told of himself and lets those who look after him read. */
function Life({ personId }: { personId: string }) {
  const told = useList('happenings.list', { personId });
  return (
    <Panel title="工作和生活" flush>
      <DataTable
        list={told} rows={told.rows} rowKey={(h) => h.id}
        columns={[{ key: 'on', title: '哪天', width: 120, cell: (h) => h.on }, { key: 'kind', title: '什么事', width: 130, cell: (h) => happeningWords[h.kind] }, { key: 'words', title: '怎么说的', cell: (h) => h.words || <span className="note">没写</span> }, { key: 'by', title: '谁说的', width: 110, cell: (h) => h.by }]}
        empty={<Empty text="他还没有说过。说不说、给谁看，由他自己定。" />}
      />
    </Panel>
  );
}

function Going({ m }: { m: MemberPage }) {
  const where = m.place || (m.inProvince === null ? '' : m.inProvince ? '省内' : '省外');
  const last = m.outflows[0];
  return (
    <Panel title="外出" right={<StateOf state={m.state} contact={m.contact} />}>
      {m.going ? (
        <Facts of={{
          在哪里: where, 做什么: [m.trade && tradeWords[m.trade], m.job].filter(Boolean).join('，'), 出去那天: m.outDay && fullDayWords(m.outDay, m.outPrecision), 预计: m.going.expectedMonths && `${m.going.expectedMonths} 个月`,
          上次联系: m.lastCheckinOn, [say('[verify]')]: m.verifiedOn ? `${m.verifiedOn} ${m.verifiedBy ?? ''}${m.verified === 'stale' ? say('，该再[verify]了') : ''}` : say(verifyStateWords.never),
        }} />
      ) : <Facts of={{ 上次外出: last && last.place, 哪天回来: last?.backDay ?? '', 上次联系: m.lastCheckinOn }} />}
      {m.going?.homeSince && <p className={m.going.isLongVisit ? 'amber-word' : 'second'}>{`${m.going.homeSince} 回家看看${m.going.isLongVisit ? '，住得久了，问问还走不走' : '，还没登记走'}`}</p>}
    </Panel>
  );
}

/** R11 What the days say, what was done, and who decides. */
function Searching({ m, buttons, onDone }: { m: MemberPage; buttons: React.ReactNode; onDone: (page: MemberPage) => void }) {
  const withdraw = useAction('members.withdrawLost');
  const reason = lostReasons.find((r) => r === m.lost?.reason);
  return (
    <Panel title="查找" right={<>{buttons}{m.can.includes('withdraw_lost') && <Button loading={withdraw.busy} onClick={() => void withdraw.run({ id: m.id }).then((page) => page && onDone(page))}>撤回提请</Button>}</>}>
      {m.unreachedOn && <p className="amber-word">{`打了几天电话都没打通，最后一次 ${m.unreachedOn}。`}</p>}
      <p>{m.lastCheckinOn ? `${m.silentSince ?? ''} 以后没有联系上。` : `${m.silentSince ?? ''} 登记以来没有联系上过。`}{!m.lost && '先去找，把问过谁记下来；找不到再提请，由组织认定。'}</p>
      {m.lost && <p>{`${m.lost.proposedOn} ${m.lost.proposedBy}提请认定失联${reason ? `，原因：${lostReasonWords[reason]}` : ''}${m.lost.words ? `，${m.lost.words}` : ''}。`}{m.lost.decidedOn ? `${m.lost.decidedOn} ${m.lost.body}认定，${m.lost.documentNo}。` : '等组织认定。'}</p>}
      <ErrorLine error={withdraw.error} />
    </Panel>
  );
}

/** R2 R4 R11 N5 Everything that was written down, newest first. */
function History({ id }: { id: string }) {
  const got = useCall('members.history', { id });
  if (got.error && !got.data) return <ErrorView error={got.error} onRetry={got.reload} />;
  return (
    <Panel title="经过">
      {!got.data ? <GreyLines /> : (
        <ol className="timeline">
          {got.data.rows.map((h) => (
            <li key={`${h.kind} ${h.on} ${h.at}`}>
              <b>{h.title}</b>
              <time>{fullDayWords(h.on)}</time>
              {h.by && <p className="second">{h.by}</p>}
              {h.words && <p className="timeline-words">{h.words}</p>}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
