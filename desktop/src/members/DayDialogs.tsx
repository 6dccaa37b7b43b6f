import { Input } from 'antd';
import { useState } from 'react';
import { contactHows, contactHowWords, lostReasons, lostReasonWords, verifyHows, verifyHowWords, type ContactHow, type LostReason, type VerifyHow } from '@guiyan/shared/domain/members';
import { say, useToday } from '../api/session';
import { useAction } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Picks } from '../ui/words';
import { BothCopies, newestVersion } from './BothCopies';
import type { DialogProps, MemberPage } from './GoingDialog';

/** Hands the reply to the page and closes; nothing happens when the deed was refused. */
const ending = ({ onClose, onDone }: DialogProps) => (reply: MemberPage | null) => { if (reply) { onDone(reply); onClose(); } };
const DayInput = ({ label, value, min, max, onChange }: { label: string; value: string; min?: string; max?: string; onChange: (day: string) => void }) =>
  <Input type="date" aria-label={label} value={value} min={min} max={max} onChange={(event) => onChange(event.target.value)} />;

/** R2 Home for good ends the going-away; a look at home does not. */
export function BackDialog(props: DialogProps) {
  const { m, onClose } = props;
  const today = useToday();
  const since = m.going?.homeSince ?? null;
  const [kind, setKind] = useState<'back' | 'visit'>('back');
  const [day, setDay] = useState(since ?? today);
  const [until, setUntil] = useState('');
  const back = useAction('members.comeBack');
  const visit = useAction('members.visitHome');
  const newest = newestVersion(back.error);
  const send = () => (kind === 'back' ? back.run({ id: m.id, version: newest ?? m.going?.version ?? 0, day }) : visit.run({ id: m.id, fromDay: day, ...(until && { untilDay: until }) }));
  return (
    <Dialog title={`${m.name}回来了`} deed={newest !== null ? '看过了，还是登记' : '登记'} missing={!day ? '先写哪天回来' : kind === 'visit' && since !== null && !until && '先写哪天走的'} busy={back.busy || visit.busy} error={kind === 'back' ? back.error : visit.error} onClose={onClose} onDeed={() => void send().then(ending(props))}>
      <BothCopies error={back.error} />
      <Picks label="怎么回来" kind="chip" value={kind} onPick={setKind} items={[{ key: 'back', label: '不走了，返乡' }, { key: 'visit', label: '回家看看，还要走' }]} />
      <p className="note">{kind === 'back' ? '登记以后这次外出就结束了，再出去要重新登记、重新数月份。' : '这次外出还算着，月份接着数。'}</p>
      <Field label="哪天回来"><DayInput label="哪天回来" value={day} max={today} onChange={setDay} /></Field>
      {kind === 'visit' && <Field label="哪天走" note={since ? undefined : '还没走就空着，走了再来填。'}><DayInput label="哪天走" value={until} min={day} max={today} onChange={setUntil} /></Field>}
    </Dialog>
  );
}

/** R4 */
export function VerifyDialog(props: DialogProps) {
  const { m, onClose } = props;
  const [how, setHow] = useState<VerifyHow>('phone');
  const [note, setNote] = useState('');
  const verify = useAction('members.verify');
  return (
    <Dialog title={`${say('[verify]过')}${m.name}`} deed="记下" busy={verify.busy} error={verify.error} onClose={onClose} onDeed={() => void verify.run({ id: m.id, how, note: note.trim() }).then(ending(props))}>
      <p>名册里：{[m.place, m.job].filter(Boolean).join('，') || '去处没记'}。不对的先点「改去处」改过来。</p>
      <Picks label={say('怎么[verify]的')} kind="chip" value={how} onPick={setHow} items={verifyHows.map((key) => ({ key, label: verifyHowWords[key] }))} />
      <Field label="说明" note="不写也行。"><Input aria-label="说明" maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} /></Field>
    </Dialog>
  );
}

/** N5 */
export function ContactDialog(props: DialogProps) {
  const { m, onClose } = props;
  const today = useToday();
  const [how, setHow] = useState<ContactHow>('phone');
  const [words, setWords] = useState('');
  const [difficulty, setDifficulty] = useState('');
  const [nextOn, setNextOn] = useState('');
  const log = useAction('members.logContact');
  const send = () => log.run({ id: m.id, how, words: words.trim(), difficulty: difficulty.trim(), ...(nextOn && { nextOn }) });
  return (
    <Dialog title={`和${m.name}联系过`} deed="记下" missing={!words.trim() && '先写说了什么'} busy={log.busy} error={log.error} onClose={onClose} onDeed={() => void send().then(ending(props))}>
      <Picks label="怎么联系的" kind="chip" value={how} onPick={setHow} items={contactHows.map((key) => ({ key, label: contactHowWords[key] }))} />
      <Field label="主要内容"><Input.TextArea aria-label="主要内容" autoFocus maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} value={words} onChange={(event) => setWords(event.target.value)} /></Field>
      <Field label="反映困难" note="没有就不写。"><Input.TextArea aria-label="反映困难" maxLength={300} autoSize={{ minRows: 1, maxRows: 4 }} value={difficulty} onChange={(event) => setDifficulty(event.target.value)} /></Field>
      <Field label="下次联系"><DayInput label="下次联系" value={nextOn} min={today} onChange={setNextOn} /></Field>
    </Dialog>
  );
}

/** R11 */
export function SearchDialog(props: DialogProps) {
  const { m, onClose } = props;
  const today = useToday();
  const [day, setDay] = useState(today);
  const [asked, setAsked] = useState('');
  const [outcome, setOutcome] = useState('');
  const log = useAction('members.logSearch');
  return (
    <Dialog title={`找过${m.name}`} deed="记下" missing={!asked.trim() ? '先写问了谁' : !outcome.trim() && '先写结果怎样'} busy={log.busy} error={log.error} onClose={onClose} onDeed={() => void log.run({ id: m.id, day, asked: asked.trim(), outcome: outcome.trim() }).then(ending(props))}>
      <Field label="哪天"><DayInput label="哪天" value={day} max={today} onChange={setDay} /></Field>
      <Field label="问了谁"><Input aria-label="问了谁" autoFocus maxLength={60} placeholder="他哥哥" value={asked} onChange={(event) => setAsked(event.target.value)} /></Field>
      <Field label="结果怎样"><Input.TextArea aria-label="结果怎样" maxLength={300} autoSize={{ minRows: 2, maxRows: 6 }} value={outcome} onChange={(event) => setOutcome(event.target.value)} /></Field>
    </Dialog>
  );
}

/** R11 A person proposes; a body decides later. */
export function ProposeDialog(props: DialogProps) {
  const { m, onClose } = props;
  const [reason, setReason] = useState<LostReason | null>(null);
  const [words, setWords] = useState('');
  const propose = useAction('members.proposeLost');
  return (
    <Dialog title={`提请认定${m.name}失联`} deed="提请" missing={!reason && '先选一个原因'} busy={propose.busy} error={propose.error} onClose={onClose} onDeed={() => reason && void propose.run({ id: m.id, reason, words: words.trim() }).then(ending(props))}>
      <p>{m.silentSince} 以后没有联系上。提请只是报上去，要组织开会认定；认定前你可以撤回。</p>
      <Picks label="原因" kind="chip" value={reason} onPick={setReason} items={lostReasons.map((key) => ({ key, label: lostReasonWords[key] }))} />
      <Field label="说明" note="不写也行。"><Input.TextArea aria-label="说明" maxLength={300} autoSize={{ minRows: 2, maxRows: 6 }} value={words} onChange={(event) => setWords(event.target.value)} /></Field>
    </Dialog>
  );
}

/** R11 What a body decided, by which document. */
export function DecideDialog(props: DialogProps) {
  const { m, onClose } = props;
  const today = useToday();
  const [body, setBody] = useState('');
  const [day, setDay] = useState(today);
  const [documentNo, setDocumentNo] = useState('');
  const decide = useAction('members.decideLost');
  const missing = !body.trim() ? '先写哪个组织认定的' : !documentNo.trim() && '先写文号';
  return (
    <Dialog title={`记下对${m.name}的认定`} deed="记下" missing={missing} busy={decide.busy} error={decide.error} onClose={onClose} onDeed={() => void decide.run({ id: m.id, body: body.trim(), day, documentNo: documentNo.trim() }).then(ending(props))}>
      <p>照组织的文件记。这里不认定，只记下已经认定的。</p>
      <Field label="哪个组织"><Input aria-label="哪个组织" autoFocus maxLength={60} value={body} onChange={(event) => setBody(event.target.value)} /></Field>
      <Field label="认定日期"><DayInput label="认定日期" value={day} max={today} onChange={setDay} /></Field>
      <Field label="文号"><Input aria-label="文号" maxLength={60} value={documentNo} onChange={(event) => setDocumentNo(event.target.value)} /></Field>
    </Dialog>
  );
}

/** R11 */
export function FoundDialog(props: DialogProps) {
  const { m, onClose } = props;
  const today = useToday();
  const [day, setDay] = useState(today);
  const [how, setHow] = useState('');
  const found = useAction('members.found');
  return (
    <Dialog title={`找到${m.name}了`} deed="记下" missing={!how.trim() && '先写怎么找到的'} busy={found.busy} error={found.error} onClose={onClose} onDeed={() => void found.run({ id: m.id, day, how: how.trim() }).then(ending(props))}>
      <Field label="哪天"><DayInput label="哪天" value={day} max={today} onChange={setDay} /></Field>
      <Field label="怎么找到的"><Input.TextArea aria-label="怎么找到的" autoFocus maxLength={300} autoSize={{ minRows: 2, maxRows: 6 }} value={how} onChange={(event) => setHow(event.target.value)} /></Field>
    </Dialog>
  );
}
