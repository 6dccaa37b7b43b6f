import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { paperEnds, paperKinds, paperKindWords, paperStateWords, type PaperKind } from '@guiyan/shared/domain/papers';
import { useHat } from '../api/session';
import { useAction, useList } from '../api/useCall';
import { DataTable } from '../ui/DataTable';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Empty } from '../ui/Panel';
import { href } from '../ui/address';
import { useQueryState } from '../ui/route';
import { Picks, StateWord } from '../ui/words';
import { MemberSelect } from './MemberSelect';
import { DayInput, todayHere } from './TransferDeed';
import { paperTones, type Paper } from './words';

type Show = 'all' | 'valid' | 'due' | 'expired' | 'lost' | 'ended';
type Doing = { what: 'new' } | { what: 'check' | 'end'; of: Paper } | { what: 'code'; of: Paper; code: string };

/** C3 Papers others issued, by number. */
export function Register() {
  const hat = useHat().hat;
  const [show, setShow] = useQueryState<Show>('show', 'all');
  const [doing, setDoing] = useState<Doing | null>(null);
  const list = useList('papers.list', show === 'all' ? {} : { show });
  const showCode = useAction('papers.code');
  const close = () => setDoing(null);
  const done = () => { list.reload(); close(); };
  return (
    <>
      <div className="picks-row">
        <Picks kind="pill" label="哪些" value={show} onPick={setShow} items={[{ key: 'all', label: '全部' }, { key: 'due', label: '今年要年审' }, { key: 'valid', label: '在用' }, { key: 'expired', label: '过期' }, { key: 'lost', label: '遗失' }, { key: 'ended', label: '收回和作废' }]} />
        {hat !== 'county' && <Button type="primary" onClick={() => setDoing({ what: 'new' })}>登记一份</Button>}
      </div>
      <DataTable<Paper>
        list={list}
        rows={list.rows}
        rowKey={(p) => p.id}
        height={62}
        columns={[
          { key: 'name', title: '姓名', cell: (p) => <><a className="name-link" href={href(`/members/${p.memberId}`)}>{p.name}</a><div className="note">{p.village}</div></> },
          { key: 'kind', title: '哪种', cell: (p) => paperKindWords[p.kind] },
          { key: 'number', title: '编号', cell: (p) => p.number },
          { key: 'from', title: '发证', cell: (p) => p.issuedOn },
          { key: 'until', title: '到哪天', cell: (p) => p.expiresOn ?? <span className="note">没写</span> },
          { key: 'check', title: '年审', cell: (p) => (p.checkedOn ? <>{p.checkedOn}<div className="note">{p.checkedBy}</div></> : p.checkDue ? <span className="red-word">今年还没审</span> : <span className="note">{p.kind === 'activity' ? '还没到' : '不用'}</span>) },
          { key: 'state', title: '现在', cell: (p) => <><StateWord tone={paperTones[p.state]}>{paperStateWords[p.state]}</StateWord>{p.endedOn && <div className="note">{p.endedOn} {p.reason}</div>}</> },
          { key: 'deed', title: '', deed: true, cell: (p) => (
            <>
              {p.can.includes('check') && <Button type="link" onClick={() => setDoing({ what: 'check', of: p })}>年审</Button>}
              {p.can.includes('code') && <Button type="link" onClick={() => void showCode.run({ id: p.id }).then((got) => got && setDoing({ what: 'code', of: p, code: got.code }))}>核验码</Button>}
              {p.can.includes('end') && <Button type="link" onClick={() => setDoing({ what: 'end', of: p })}>收回、报失</Button>}
            </>
          ) },
        ]}
        empty={<Empty text={show === 'all' ? '还没有登记过证件。' : '没有这样的证件。'} />}
        foot="只登记编号和日子。证由组织部门制发，这里不印证、不编号，也不证明党员身份。"
      />
      {doing?.what === 'new' && <NewPaper onClose={close} onDone={done} />}
      {doing?.what === 'check' && <Check of={doing.of} onClose={close} onDone={done} />}
      {doing?.what === 'end' && <End of={doing.of} onClose={close} onDone={done} />}
      {doing?.what === 'code' && (
        <Dialog title={`${doing.of.name}的核验码`} deed="知道了" onClose={close} onDeed={close}>
          <p className="code-once"><b>{doing.code}</b></p>
          <p className="note">对方输入这串字，只看得到有效还是无效。已记下你看过。</p>
        </Dialog>
      )}
    </>
  );
}

interface DeedProps { of: Paper; onClose: () => void; onDone: () => void }

function NewPaper({ onClose, onDone }: Omit<DeedProps, 'of'>) {
  const [memberId, setMember] = useState<string>();
  const [kind, setKind] = useState<Exclude<PaperKind, 'letter'>>('activity');
  const [number, setNumber] = useState('');
  const [issuedOn, setIssued] = useState(todayHere());
  const [expiresOn, setExpires] = useState('');
  const register = useAction('papers.register');
  const send = () => memberId && void register.run({ memberId, kind, number: number.trim(), issuedOn, expiresOn: expiresOn || null }).then((done) => done && onDone());
  return (
    <Dialog title="登记一份证件" deed="登记" missing={!memberId ? '先选是哪一位' : !number.trim() && '先写证上的编号'} busy={register.busy} error={register.error} onClose={onClose} onDeed={send}>
      <Field label="哪一位"><MemberSelect value={memberId} onChange={setMember} /></Field>
      <Field label="哪种" note="介绍信在「关系转接」里登记"><Select aria-label="哪种" value={kind} onChange={setKind} options={paperKinds.filter((k) => k !== 'letter').map((value) => ({ value, label: paperKindWords[value] }))} /></Field>
      <Field label="编号"><Input aria-label="编号" maxLength={40} placeholder="照证上写" value={number} onChange={(event) => setNumber(event.target.value)} /></Field>
      <Field label="发证"><DayInput label="发证" value={issuedOn} onChange={setIssued} /></Field>
      <Field label="有效到" note={kind === 'proof' ? '照证明信上写，最长六个月' : '证上没写就空着'}><Input type="date" aria-label="有效到" value={expiresOn} onChange={(event) => setExpires(event.target.value)} /></Field>
    </Dialog>
  );
}
function Check({ of, onClose, onDone }: DeedProps) {
  const [on, setOn] = useState(todayHere());
  const [words, setWords] = useState('');
  const check = useAction('papers.check');
  return (
    <Dialog title={`${of.name}的活动证年审`} deed="记下" busy={check.busy} error={check.error} onClose={onClose} onDeed={() => void check.run({ id: of.id, on, words: words.trim() }).then((done) => done && onDone())}>
      <Field label="哪天"><DayInput label="哪天" value={on} onChange={setOn} /></Field>
      <Field label="说一句" note="可以不填"><Input aria-label="说一句" maxLength={120} placeholder="随民主评议查验" value={words} onChange={(event) => setWords(event.target.value)} /></Field>
    </Dialog>
  );
}
function End({ of, onClose, onDone }: DeedProps) {
  const [how, setHow] = useState<(typeof paperEnds)[number]>('returned');
  const [reason, setReason] = useState('');
  const end = useAction('papers.end');
  return (
    <Dialog title={`${of.number}，${of.name}`} deed="记下" busy={end.busy} error={end.error} onClose={onClose} onDeed={() => void end.run({ id: of.id, how, reason: reason.trim() }).then((done) => done && onDone())}>
      <Picks kind="chip" label="怎么了" value={how} onPick={setHow} items={paperEnds.map((key) => ({ key, label: paperStateWords[key] }))} />
      <p>从今天起不在用了，这个编号不能再登记。</p>
      <Field label="说明" note="可以不填"><Input aria-label="说明" maxLength={120} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
    </Dialog>
  );
}
