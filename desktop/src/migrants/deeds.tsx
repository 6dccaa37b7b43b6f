import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { trades, tradeWords, type Trade } from '@guiyan/shared/domain/members';
import { MIGRANT_RULE, MOST_BROUGHT, MOST_MIGRANTS } from '@guiyan/shared/domain/migrants';
import { cityProvinces, provinceOfCode, provinces } from '@guiyan/shared/domain/regions';
import { useHat, useToday } from '../api/session';
import { useAction } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { digitsOf, Field, isMobile } from '../ui/Field';
import { useVillages } from '../ui/VillagePick';

export type Figures = Output<'migrants.figures'>;
type Migrant = Output<'migrants.add'>;
interface Closing { onClose: () => void; onDone: () => void }
const ending = ({ onClose, onDone }: Closing) => (reply: object | null) => { if (reply) { onDone(); onClose(); } };
const Count = ({ label, value, max, onChange }: { label: string; value: number | null; max: number; onChange: (value: number | null) => void }) => (
  <InputNumber aria-label={label} min={0} max={max} precision={0} style={{ width: 140 }} suffix="人" value={value} onChange={onChange} />
);

/** R9 Somebody new, or what changed about one. */
export function MigrantDialog({ of, village: first, ...closing }: { of: Migrant | null; village: string } & Closing) {
  const today = useToday();
  const own = useHat().villageId;
  const villages = useVillages();
  const [village, setVillage] = useState(own ?? first);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [province, setProvince] = useState<string | null>(of?.province ?? null);
  const [city, setCity] = useState(of?.city ?? '');
  const [trade, setTrade] = useState<Trade | null>(of?.trade ?? null);
  const [activist, setActivist] = useState(of?.activist ?? false);
  const [brought, setBrought] = useState<number | null>(of?.brought ?? null);
  const [fromDay, setFromDay] = useState(today);
  const add = useAction('migrants.add');
  const change = useAction('migrants.change');
  const isCity = province !== null && cityProvinces.has(provinceOfCode(province)?.name ?? '');
  const missing = !of && !village ? '先选是哪个村' : !of && !name.trim() ? '先写姓名' : !province ? '先选省份' : !isCity && !city.trim() ? '写到哪个市' : Boolean(phone) && !isMobile(phone) && '手机号是 11 位';
  const send = () => {
    const facts = { province: province!, city: city.trim(), activist, brought: brought ?? 0, ...(trade && { trade }) };
    return of ? change.run({ id: of.id, version: of.version, ...facts }) : add.run({ villageId: village, name: name.trim(), fromDay, ...(phone && { phone }), ...facts });
  };
  return (
    <Dialog title={of ? `${of.name}的情况变了` : '记一位外出务工的'} deed={of ? '改好' : '记下'} missing={missing} width={520} busy={add.busy || change.busy} error={add.error ?? change.error} onClose={closing.onClose} onDeed={() => void send().then(ending(closing))}>
      {!of && !own && <Field label="哪个村"><Select aria-label="哪个村" showSearch={{ optionFilterProp: 'label' }} placeholder="选一个村" value={village || undefined} onChange={setVillage} options={villages.map((v) => ({ value: v.id, label: v.name }))} /></Field>}
      {!of && <Field label="姓名"><Input aria-label="姓名" maxLength={30} value={name} onChange={(event) => setName(event.target.value)} /></Field>}
      <Field label="在哪里" note="写到市或县就行，不用写街道门牌。">
        <div className="pair-inputs">
          <Select aria-label="省份" showSearch={{ optionFilterProp: 'label' }} placeholder="省份" value={province} onChange={(code) => { setProvince(code); setCity(''); }} options={provinces.map((p) => ({ value: p.code, label: p.short }))} />
          {!isCity && <Input aria-label="市" maxLength={20} placeholder="宁波市" value={city} onChange={(event) => setCity(event.target.value)} />}
        </div>
      </Field>
      <Field label="做什么"><Select aria-label="行业" allowClear placeholder="哪一行，可以不选" value={trade} onChange={(key) => setTrade(key ?? null)} options={trades.map((key) => ({ value: key, label: tradeWords[key] }))} /></Field>
      <Field label="带动劳动力" note="带着一起出去的，或请来做事的，可以不填。"><Count label="带动劳动力" value={brought} max={MOST_BROUGHT} onChange={setBrought} /></Field>
      <Field label="积极分子"><Checkbox checked={activist} onChange={(event) => setActivist(event.target.checked)}>支部看好的，可以培养</Checkbox></Field>
      {!of && <Field label="电话" note="可以不填"><Input aria-label="电话" inputMode="numeric" maxLength={11} value={phone} onChange={(event) => setPhone(digitsOf(event.target.value))} /></Field>}
      {!of && <Field label="从哪天起"><Input aria-label="从哪天起" type="date" max={today} value={fromDay} onChange={(event) => setFromDay(event.target.value)} /></Field>}
    </Dialog>
  );
}

/** R9 Home again, or not to be counted any more; earlier figures keep him. */
export function EndDialog({ of, ...closing }: { of: Migrant } & Closing) {
  const today = useToday();
  const [on, setOn] = useState(today);
  const [reason, setReason] = useState('');
  const end = useAction('migrants.end');
  return (
    <Dialog title={`${of.name}不在外了`} deed="记下" missing={!on && '先写哪天'} busy={end.busy} error={end.error} onClose={closing.onClose} onDeed={() => void end.run({ id: of.id, on, reason: reason.trim() }).then(ending(closing))}>
      <Field label="从哪天起"><Input type="date" aria-label="从哪天起" min={of.fromDay} max={today} value={on} onChange={(event) => setOn(event.target.value)} /></Field>
      <Field label="为什么" note="可以不写"><Input aria-label="为什么" maxLength={60} placeholder="比如：回来种田" value={reason} onChange={(event) => setReason(event.target.value)} /></Field>
      <p className="note">以前日子的数里还有他。</p>
    </Dialog>
  );
}

/** R9 What a village tells as its total, those who are named included. */
export function TotalDialog({ village: first, villages, ...closing }: { village: string; villages: Figures['villages'] } & Closing) {
  const today = useToday();
  const [village, setVillage] = useState(first || (villages.length === 1 ? villages[0]!.villageId : ''));
  const [on, setOn] = useState(today);
  const [total, setTotal] = useState<number | null>(null);
  const [out, setOut] = useState<number | null>(null);
  const [brought, setBrought] = useState<number | null>(null);
  const [source, setSource] = useState('');
  const told = useAction('migrants.setTotal');
  const now = villages.find((v) => v.villageId === village);
  const missing = !village ? '先选是哪个村' : total === null ? '先写多少人' : (out ?? 0) > total ? '省外的比总数还多' : !source.trim() && '先写谁报的';
  return (
    <Dialog title="报一个村的总数" deed="记下" missing={missing} width={520} busy={told.busy} error={told.error} onClose={closing.onClose} onDeed={() => void told.run({ villageId: village, on, total: total ?? 0, outProvince: out ?? 0, brought: brought ?? 0, source: source.trim() }).then(ending(closing))}>
      <Field label="哪个村" note={now && (now.total === null ? `点了名 ${now.named} 人，还没有报过总数。` : `点了名 ${now.named} 人；${now.totalOn ?? ''} 报过 ${now.total} 人。`)}><Select aria-label="哪个村" showSearch={{ optionFilterProp: 'label' }} placeholder="选一个村" value={village || undefined} onChange={setVillage} options={villages.map((v) => ({ value: v.villageId, label: v.village }))} /></Field>
      <Field label="一共多少人" note={MIGRANT_RULE}><Count label="一共多少人" value={total} max={MOST_MIGRANTS} onChange={setTotal} /></Field>
      <Field label="其中省外"><Count label="其中省外" value={out} max={MOST_MIGRANTS} onChange={setOut} /></Field>
      <Field label="带动劳动力" note="可以不填"><Count label="带动劳动力" value={brought} max={MOST_BROUGHT} onChange={setBrought} /></Field>
      <Field label="截至哪天" note="报到下一次为止都用这个数；同一天再报一次就是更正。"><Input type="date" aria-label="截至哪天" max={today} value={on} onChange={(event) => setOn(event.target.value)} /></Field>
      <Field label="谁报的"><Input aria-label="谁报的" maxLength={60} placeholder="比如：村文书石光荣，下半年摸底" value={source} onChange={(event) => setSource(event.target.value)} /></Field>
    </Dialog>
  );
}
