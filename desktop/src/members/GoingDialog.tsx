import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { Input as InputOf, Output } from '@guiyan/shared/contract';
import type { DatePrecision } from '@guiyan/shared/domain/dates';
import { EXPECTED_MONTHS_MAX, trades, tradeWords, type Trade } from '@guiyan/shared/domain/members';
import { cityProvinces, provinceOfCode, provinces } from '@guiyan/shared/domain/regions';
import { useToday } from '../api/session';
import { useAction } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { digitsOf, Field, isMobile } from '../ui/Field';
import { BothCopies, newestVersion } from './BothCopies';
import { PlaceHint } from './PlaceHint';

export type MemberPage = Output<'members.get'>;
export interface DialogProps { m: MemberPage; onClose: () => void; onDone: (page: MemberPage) => void }
const reasons = ['务工', '经商', '求学', '投亲', '照顾家人'];

/** R2 Leaving, or another place and work on the way; the place to the city and no closer. */
export function GoingDialog({ m, onClose, onDone }: DialogProps) {
  const now = m.going;
  const today = useToday();
  const [province, setProvince] = useState(now?.province ?? null);
  const [city, setCity] = useState(now?.city ?? '');
  const [trade, setTrade] = useState<Trade | null>(now?.trade ?? null);
  const [job, setJob] = useState(now?.job ?? '');
  const [reason, setReason] = useState(now?.reason ?? '');
  const [months, setMonths] = useState<number | null>(now?.expectedMonths ?? null);
  const [outDay, setOutDay] = useState(now ? now.outDay ?? '' : today);
  const [precision, setPrecision] = useState<DatePrecision>(now?.outPrecision ?? 'day');
  const [phone, setPhone] = useState('');
  const leave = useAction('members.leave');
  const move = useAction('members.move');
  const isCity = province !== null && cityProvinces.has(provinceOfCode(province)?.name ?? '');
  const dayChanged = outDay !== '' && (outDay !== now?.outDay || precision !== now.outPrecision);
  const written = {
    ...(trade && { trade }), ...(job.trim() && { job: job.trim() }), ...(reason.trim() && { reason: reason.trim() }), ...(months && { expectedMonths: months }), ...(phone && { phone }),
    ...(dayChanged && { outDay, outPrecision: precision }),
  };
  const send = async (version: number) => {
    const place = province ? { province, city: city.trim() } : {};
    const reply = now ? await move.run({ id: m.id, version, ...place, ...written }) : await leave.run({ id: m.id, ...place, ...written } as InputOf<'members.leave'>);
    if (!reply) return;
    onDone(reply);
    onClose();
  };
  const newest = newestVersion(move.error);
  const missing = outDay !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(outDay) ? '年份写四位，像 2025' : !province ? '先选省份' : !isCity && !city.trim() ? '写到哪个市' : Boolean(phone) && !isMobile(phone) && '手机号是 11 位';
  return (
    <Dialog title={now ? `${m.name}的去处变了` : `${m.name}登记外出`} deed={newest !== null ? '看过了，按我填的改' : now ? '改好' : '登记'} missing={missing} width={520} busy={leave.busy || move.busy} error={leave.error ?? move.error} onClose={onClose} onDeed={() => void send(newest ?? now?.version ?? 0)}>
      <BothCopies error={move.error ?? leave.error} />
      <Field label="去哪里" note={<PlaceHint province={province} text={isCity ? '' : city.trim()} />}>
        <div className="pair-inputs">
          <Select aria-label="省份" showSearch={{ optionFilterProp: 'label' }} placeholder="省份" value={province} onChange={(code) => { setProvince(code); setCity(''); }} options={provinces.map((p) => ({ value: p.code, label: p.short }))} />
          {!isCity && <Input aria-label="市" maxLength={20} placeholder="宁波市" value={city} onChange={(event) => setCity(event.target.value)} />}
        </div>
      </Field>
      <Field label="做什么">
        <div className="pair-inputs">
          <Select aria-label="行业" allowClear placeholder="哪一行" value={trade} onChange={(key) => setTrade(key ?? null)} options={trades.map((key) => ({ value: key, label: tradeWords[key] }))} />
          <Input aria-label="具体做什么" maxLength={80} placeholder="注塑厂" value={job} onChange={(event) => setJob(event.target.value)} />
        </div>
      </Field>
      <Field label="为什么去">
        <div className="pair-inputs">
          <Select aria-label="原因" placeholder="选一个" value={reasons.includes(reason) ? reason : null} onChange={setReason} options={reasons.map((word) => ({ value: word, label: word }))} />
          <Input aria-label="别的原因" maxLength={60} placeholder="别的就写在这里" value={reason} onChange={(event) => setReason(event.target.value)} />
        </div>
      </Field>
      <Field label="哪天出去" note={now ? '记错了才改。' : '还没走也可以先登记，从那天起算。'}>
        <div className="pair-inputs">
          <Select aria-label="知道到哪天还是哪月" value={precision} onChange={setPrecision} options={[{ value: 'day', label: '知道哪天' }, { value: 'month', label: '只知道哪月' }, { value: 'year', label: '只知道哪年' }]} />
          <Input aria-label="哪天出去" type={precision === 'day' ? 'date' : precision === 'month' ? 'month' : 'number'} value={precision === 'year' ? outDay.split('-')[0] : outDay.slice(0, precision === 'month' ? 7 : 10)} onChange={(event) => setOutDay(event.target.value && `${event.target.value}-01-01`.slice(0, 10))} />
        </div>
      </Field>
      <Field label="预计多久"><InputNumber aria-label="预计多久" min={1} max={EXPECTED_MONTHS_MAX} precision={0} suffix="个月" style={{ width: 140 }} value={months} onChange={setMonths} /></Field>
      <Field label="电话" note={m.phone ? `不填就还用 ${m.phone}。` : '名册里还没有他的电话。'}><Input aria-label="电话" inputMode="numeric" maxLength={11} placeholder="换了号码才填" value={phone} onChange={(event) => setPhone(digitsOf(event.target.value))} /></Field>
    </Dialog>
  );
}
