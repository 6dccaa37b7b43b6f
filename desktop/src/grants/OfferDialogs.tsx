import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { grantKinds, grantWords, type GrantKind } from '@guiyan/shared/domain/grants';
import { offerKinds, offerWords, type OfferKind } from '@guiyan/shared/domain/offers';
import { useToday } from '../api/session';
import { useAction, useList, type RowOf } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { Field } from '../ui/Field';
import { Picks } from '../ui/words';
import { Amount, Day, ending, kept, type Closing } from './fields';

type Answer = RowOf<'grants.answers'>;
const goods = grantKinds.filter((k) => k !== 'loan').map((k) => ({ value: k, label: grantWords[k].title }));

/** F6 One offer to all families with a card, or to those picked. */
export function OfferDialog(closing: Closing) {
  const today = useToday();
  const [kind, setKind] = useState<OfferKind>('place');
  const [title, setTitle] = useState('');
  const [good, setGood] = useState<GrantKind>('sow');
  const [amount, setAmount] = useState<number | null>(null);
  const [interest, setInterest] = useState<number | null>(null);
  const [bank, setBank] = useState('');
  const [places, setPlaces] = useState<number | null>(null);
  const [until, setUntil] = useState(today);
  const [words, setWords] = useState('');
  const [whom, setWhom] = useState<'all' | 'some'>('all');
  const [familyIds, setFamilyIds] = useState<string[]>([]);
  const cards = useList('cards.list', whom === 'some' ? { status: 'valid', limit: 200 } : null);
  const offer = useAction('grants.offer');
  const loan = kind === 'loan';
  const gives = loan ? 'loan' : good;
  const missing = !title.trim() ? '先写是什么' : !amount ? '先写每家给多少' : loan && (!bank.trim() || !interest) ? '先写哪家银行、贴多少息' : !places ? '先写几个名额' : whom === 'some' && familyIds.length === 0 && '先选哪几家';
  const send = () => void offer.run({ kind, title: title.trim(), gives, amount: kept(gives, amount!), places: places!, until, words: words.trim(), ...(loan && { bank: bank.trim(), interest: Math.round(interest! * 100) }), ...(whom === 'some' && { familyIds }) }).then(ending(closing));
  return (
    <Dialog title="发给持证的家" deed="发出去" width={560} missing={missing} busy={offer.busy} error={offer.error} onClose={closing.onClose} onDeed={send}>
      <Picks label="哪一样" kind="chip" value={kind} onPick={setKind} items={offerKinds.map((key) => ({ key, label: offerWords[key] }))} />
      <Field label="是什么"><Input aria-label="是什么" maxLength={60} placeholder={loan ? '养牛贷款' : '白香猪保种'} value={title} onChange={(event) => setTitle(event.target.value)} /></Field>
      {!loan && <Field label="给的什么"><Select aria-label="给的什么" style={{ width: 160 }} value={good} onChange={setGood} options={goods} /></Field>}
      <Field label={loan ? '每家贷多少' : '每家给多少'}><Amount kind={gives} value={amount} onChange={setAmount} /></Field>
      {loan && (
        <>
          <Field label="哪家银行"><Input aria-label="哪家银行" maxLength={60} placeholder="信用社" value={bank} onChange={(event) => setBank(event.target.value)} /></Field>
          <Field label="贴多少息" note="一年的利息里，替家里出多少。"><InputNumber aria-label="贴多少息" min={0.01} max={20} precision={2} suffix="%" style={{ width: 160 }} value={interest} onChange={setInterest} /></Field>
        </>
      )}
      <Field label="几个名额"><InputNumber aria-label="几个名额" min={1} max={10_000} precision={0} suffix="家" style={{ width: 160 }} value={places} onChange={setPlaces} /></Field>
      <Day label="回到哪天" value={until} onChange={setUntil} />
      <Field label="说明" note="条件、要带什么。家里看得到，不写也行。"><Input.TextArea aria-label="说明" maxLength={200} rows={2} value={words} onChange={(event) => setWords(event.target.value)} /></Field>
      <Picks label="发给谁" kind="chip" value={whom} onPick={setWhom} items={[{ key: 'all', label: '有证的每一家' }, { key: 'some', label: '挑几家' }]} />
      {whom === 'some' && <Field label="哪几家"><Select aria-label="哪几家" mode="multiple" loading={cards.loading} showSearch={{ optionFilterProp: 'label' }} value={familyIds} onChange={setFamilyIds} options={cards.rows.map((k) => ({ value: k.familyId, label: `${k.family}，${k.number}` }))} /></Field>}
    </Dialog>
  );
}
export function TakeUpDialog({ of, ...closing }: { of: Answer } & Closing) {
  const [amount, setAmount] = useState<number | null>(of.amount / grantWords[of.gives].scale);
  const take = useAction('grants.takeUp');
  return (
    <Dialog title={`${of.family}办上了`} deed="办上了" missing={!amount && '先写给了多少'} busy={take.busy} error={take.error} onClose={closing.onClose} onDeed={() => void take.run({ id: of.id, amount: kept(of.gives, amount!) }).then(ending(closing))}>
      <p className="note">{`${of.title}，还有 ${of.left} 个名额。记下以后就是一笔扶持，往后记成效。`}</p>
      <Field label={grantWords[of.gives].title}><Amount kind={of.gives} value={amount} onChange={setAmount} /></Field>
    </Dialog>
  );
}
export function RefuseDialog({ of, ...closing }: { of: Answer } & Closing) {
  const [reason, setReason] = useState('');
  const refuse = useAction('grants.refuse');
  return (
    <Dialog title={`${of.family}没办成`} deed="告诉这家" missing={!reason.trim() && '先写为什么'} busy={refuse.busy} error={refuse.error} onClose={closing.onClose} onDeed={() => void refuse.run({ id: of.id, reason: reason.trim() }).then(ending(closing))}>
      <Field label="为什么" note="家里看得到。"><Input aria-label="为什么" maxLength={100} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
    </Dialog>
  );
}
export function EndDialog({ of, how, ...closing }: { of: RowOf<'grants.offers'>; how: 'close' | 'withdraw' } & Closing) {
  const [reason, setReason] = useState('');
  const [shut, withdraw] = [useAction('grants.closeOffer'), useAction('grants.withdrawOffer')];
  const { run, busy, error } = how === 'close' ? shut : withdraw;
  const waiting = of.wanted ? `想要的 ${of.wanted} 家还照样一家一家定。` : '';
  return (
    <Dialog title={how === 'close' ? `${of.title}不再收了` : `收回${of.title}`} deed={how === 'close' ? '不再收了' : '收回'} missing={!reason.trim() && '先写为什么'} busy={busy} error={error} onClose={closing.onClose} onDeed={() => void run({ id: of.id, reason: reason.trim() }).then(ending(closing))}>
      <p className="note">{how === 'close' ? `往后没有家能再回话。${waiting}还没回的家会收到消息。` : '一家也不给了。还没回的、想要的家都会收到消息。有家办上了就收不回，只能不再收。'}</p>
      <Field label="为什么" note="家里看得到。"><Input aria-label="为什么" maxLength={100} value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
    </Dialog>
  );
}
