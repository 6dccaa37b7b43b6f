import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { carriers, carrierWords, LETTER_DAYS_MAX } from '@guiyan/shared/domain/papers';
import { shanghaiDay } from '@guiyan/shared/domain/dates';
import { useAction } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { MemberSelect } from './MemberSelect';
import { verbWords, type Transfer, type Verb } from './words';

interface Closing { onClose: () => void; onDone: () => void }
/** The server counts by its own day; this one only fills the field. */
export const todayHere = (): string => shanghaiDay(Date.now());
export const DayInput = ({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) => (
  <Input type="date" aria-label={label} value={value} max={todayHere()} onChange={(event) => onChange(event.target.value)} />
);

export function StartTransfer({ onClose, onDone }: Closing) {
  const [memberId, setMember] = useState<string>();
  const [toOrg, setOrg] = useState('');
  const [toWhere, setPlace] = useState('');
  const start = useAction('transfers.start');
  const send = () => memberId && void start.run({ memberId, toOrg: toOrg.trim(), toWhere: toWhere.trim() }).then((done) => { if (done) { onDone(); onClose(); } });
  return (
    <Dialog title="转一位党员的关系" deed="记下" missing={!memberId ? '先选是哪一位' : !toOrg.trim() && '先写转到哪个党组织'} busy={start.busy} error={start.error} onClose={onClose} onDeed={send}>
      <Field label="哪一位"><MemberSelect value={memberId} onChange={setMember} /></Field>
      <Field label="转到"><Input aria-label="转到" maxLength={80} placeholder="对方党委的全称" value={toOrg} onChange={(event) => setOrg(event.target.value)} /></Field>
      <Field label="在哪里" note="可以不填"><Input aria-label="在哪里" maxLength={60} placeholder="浙江省宁波市" value={toWhere} onChange={(event) => setPlace(event.target.value)} /></Field>
      <p className="note">先和对方说好再开信。信由党委开，这里只记编号和日子。</p>
    </Dialog>
  );
}

/** One step of a transfer, each with what the paper says. */
export function TransferDeed({ verb, of, onClose, onDone }: Closing & { verb: Verb; of: Transfer }) {
  const close = () => { onDone(); onClose(); };
  const props = { of, onClose, onDone: close };
  switch (verb) {
    case 'issueLetter': return <Issue {...props} />;
    case 'hand': return <Hand {...props} />;
    case 'receive': return <Receive {...props} />;
    case 'return': return <GiveBack {...props} />;
    case 'void': return <MakeVoid {...props} />;
    case 'back': return <Back {...props} />;
  }
}
interface DeedProps extends Closing { of: Transfer }

function Issue({ of, onClose, onDone }: DeedProps) {
  const [number, setNumber] = useState('');
  const [on, setOn] = useState(todayHere());
  const [days, setDays] = useState<number | null>(30);
  const issue = useAction('transfers.issueLetter');
  return (
    <Dialog title={`${of.name}的介绍信`} deed="记下" missing={!number.trim() ? '先写信上的编号' : !days && '先写有效天数'} busy={issue.busy} error={issue.error} onClose={onClose} onDeed={() => void issue.run({ id: of.id, number: number.trim(), on, validDays: days ?? 0 }).then((done) => done && onDone())}>
      <Field label="编号" field="number" error={issue.error}><Input autoFocus aria-label="编号" maxLength={40} placeholder="照信上写，如 第 0312 号" value={number} onChange={(event) => setNumber(event.target.value)} /></Field>
      <Field label="哪天开的"><DayInput label="哪天开的" value={on} onChange={setOn} /></Field>
      <Field label="有效天数" note={`照信上印的，1 到 ${LETTER_DAYS_MAX} 天`}><InputNumber aria-label="有效天数" min={1} max={LETTER_DAYS_MAX} precision={0} value={days} onChange={setDays} /></Field>
    </Dialog>
  );
}

function Hand({ of, onClose, onDone }: DeedProps) {
  const [on, setOn] = useState(todayHere());
  const [carrier, setCarrier] = useState<(typeof carriers)[number]>('member');
  const hand = useAction('transfers.hand');
  return (
    <Dialog title="信已经交出" deed="记下" busy={hand.busy} error={hand.error} onClose={onClose} onDeed={() => void hand.run({ id: of.id, on, carrier }).then((done) => done && onDone())}>
      <p>从这天起是「转出未接收」。回执没到以前，{of.name}仍归原支部管。</p>
      <Field label="哪天"><DayInput label="哪天" value={on} onChange={setOn} /></Field>
      <Field label="怎么去的"><Select aria-label="怎么去的" value={carrier} onChange={setCarrier} options={carriers.map((value) => ({ value, label: carrierWords[value] }))} /></Field>
    </Dialog>
  );
}

function Receive({ of, onClose, onDone }: DeedProps) {
  const [on, setOn] = useState(todayHere());
  const receive = useAction('transfers.receive');
  return (
    <Dialog title="回执到了" deed="记下回执" busy={receive.busy} error={receive.error} onClose={onClose} onDeed={() => void receive.run({ id: of.id, on }).then((done) => done && onDone())}>
      <p>{of.toOrg}从这天起接收了{of.name}。他在用的活动证同时记为收回，向外地的报到也结束。</p>
      <Field label="哪天接收"><DayInput label="哪天接收" value={on} onChange={setOn} /></Field>
    </Dialog>
  );
}

function Back({ of, onClose, onDone }: DeedProps) {
  const [on, setOn] = useState(todayHere());
  const [from, setFrom] = useState(of.toOrg);
  const back = useAction('transfers.back');
  return (
    <Dialog title={`${of.name}的关系转回来了`} deed="记下" busy={back.busy} error={back.error} onClose={onClose} onDeed={() => void back.run({ id: of.id, on, from: from.trim() }).then((done) => done && onDone())}>
      <p>从这天起{of.name}又归原支部。以前的记录都在；要是人还在外面，请到他的页上重新登记外出。</p>
      <Field label="哪天转回"><DayInput label="哪天转回" value={on} onChange={setOn} /></Field>
      <Field label="从哪里转回"><Input aria-label="从哪里转回" maxLength={80} value={from} onChange={(event) => setFrom(event.target.value)} /></Field>
    </Dialog>
  );
}

function Reason({ value, onChange, place }: { value: string; onChange: (reason: string) => void; place: string }) {
  return <Field label="原因"><Input autoFocus aria-label="原因" maxLength={120} placeholder={place} value={value} onChange={(event) => onChange(event.target.value)} /></Field>;
}
function GiveBack({ of, onClose, onDone }: DeedProps) {
  const [reason, setReason] = useState('');
  const back = useAction('transfers.return');
  return (
    <Dialog title={`${of.name}的信退回来了`} deed={verbWords.return} missing={!reason.trim() && '先写原因'} busy={back.busy} error={back.error} onClose={onClose} onDeed={() => void back.run({ id: of.id, reason: reason.trim() }).then((done) => done && onDone())}>
      <p>这一件到此为止，关系还在原支部。要再转，重新开始。</p>
      <Reason value={reason} onChange={setReason} place="对方不收" />
    </Dialog>
  );
}
function MakeVoid({ of, onClose, onDone }: DeedProps) {
  const [reason, setReason] = useState('');
  const [lost, setLost] = useState(false);
  const end = useAction('transfers.void');
  return (
    <Dialog title={`作废${of.name}的这次转接`} deed={verbWords.void} missing={!reason.trim() && '先写原因'} busy={end.busy} error={end.error} onClose={onClose} onDeed={() => void end.run({ id: of.id, reason: reason.trim(), lost }).then((done) => done && onDone())}>
      {of.letterNumber && <p>{of.letterNumber} 这个编号从此作废，不能再用。</p>}
      <Reason value={reason} onChange={setReason} place="过了有效期，重新开" />
      {of.letterNumber && <Checkbox checked={lost} onChange={(event) => setLost(event.target.checked)}>信丢了</Checkbox>}
    </Dialog>
  );
}
