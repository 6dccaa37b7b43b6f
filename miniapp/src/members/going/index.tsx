import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import type { DatePrecision } from '@guiyan/shared/domain/dates';
import { trades, tradeWords, type Trade } from '@guiyan/shared/domain/members';
import { cityProvinces, provinces } from '@guiyan/shared/domain/regions';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { DayField } from '@/ui/DayField';
import { Field, TextField } from '@/ui/Field';
import { Card, Row } from '@/ui/List';
import { Page } from '@/ui/Page';
import { PickerField } from '@/ui/PickerField';
import { Loading } from '@/ui/States';
import { t } from '../texts';
import { BothCopies, newestVersion } from './BothCopies';
import { usePlaceHint } from './usePlaceHint';

type Member = Output<'members.get'>;
const done = (words: string): void => {
  void Taro.showToast({ title: words, icon: 'none' });
  void Taro.navigateBack();
};

/** R2 Where he goes, to the city and no closer. */
const Leave = ({ member, today }: { member: Member; today: string }) => {
  const now = member.going;
  const [province, setProvince] = useState(now?.province ?? null);
  const [city, setCity] = useState(now?.city ?? '');
  const [trade, setTrade] = useState<Trade | null>(now?.trade ?? null);
  const [job, setJob] = useState(now?.job ?? '');
  const [outDay, setOutDay] = useState(now?.outDay ?? today);
  const [precision, setPrecision] = useState<DatePrecision>(now?.outPrecision ?? 'day');
  const [phone, setPhone] = useState('');
  const [months, setMonths] = useState(now?.expectedMonths ? String(now.expectedMonths) : '');
  /** A day that was not touched is not sent: it may be unknown, or known to the month only. */
  const [known, setKnown] = useState(false);
  const [tried, setTried] = useState(false);
  const { act, busy, error } = useDeed();
  const isCity = cityProvinces.has(provinces.find((p) => p.code === province)?.name ?? '');
  const placeHint = usePlaceHint(province, city.trim());
  const badPhone = phone !== '' && !/^1\d{10}$/.test(phone);
  const missing = !province || (!isCity && !city.trim()) || badPhone;
  const newest = newestVersion(error);
  const moved = outDay !== (now?.outDay ?? '') || precision !== now?.outPrecision;
  const expectedMonths = Number(months);
  const save = () => {
    setTried(true);
    if (missing) return;
    const facts = { province, city: isCity ? '' : city.trim(), ...(trade && { trade }), ...(job.trim() && { job: job.trim() }), ...(expectedMonths > 0 && { expectedMonths }), ...(phone && { phone }), ...((!now || (known && moved)) && { outDay, outPrecision: precision }) };
    void act(async () => {
      await (now ? call('members.move', { id: member.id, version: newest ?? now.version, ...facts }) : call('members.leave', { id: member.id, ...facts }));
      done(t('saved'));
    });
  };
  return (
    <Page title={t(now ? 'moveTitle' : 'leaveTitle')} dock={<Button big busy={busy} onTap={save}>{t(newest !== undefined ? 'copyDeed' : now ? 'moveDeed' : 'leaveDeed')}</Button>} note={error?.message}>
      <BothCopies error={error} />
      <Card>
        <Row title={member.name} strong aside={member.village} reason={now ? member.place : t('leaveWhy')} />
      </Card>
      <Card>
        <PickerField label={t('province')} choices={provinces.map((p) => ({ value: p.code, words: p.short }))} value={province} onPick={(code) => { setProvince(code); setCity(''); }} error={tried && !province ? t('provinceMissing') : undefined} />
        {!isCity && <TextField label={t('city')} value={city} onChange={setCity} max={20} placeholder={t('cityPlaceholder')} note={placeHint} error={tried && !city.trim() ? t('cityMissing') : undefined} />}
        <PickerField label={t('trade')} choices={trades.map((value) => ({ value, words: tradeWords[value] }))} value={trade} onPick={setTrade} />
        <TextField label={t('job')} value={job} onChange={setJob} max={80} placeholder={t('mayBeEmpty')} />
      </Card>
      <Card>
        <DayField label={t('outSince')} day={outDay} onPick={(day) => { setOutDay(day); setKnown(true); }} precision={precision} onPrecision={(next) => { setPrecision(next); setKnown(true); }} />
        <TextField label={t('expected')} type='number' value={months} onChange={setMonths} max={3} placeholder={t('expectedPlaceholder')} />
        <TextField label={t('phone')} type='number' value={phone} onChange={setPhone} max={11} placeholder={member.phone ? t('phoneKeeps', { phone: member.phone }) : t('phoneNone')} error={tried && badPhone ? t('phoneBad') : undefined} />
      </Card>
    </Page>
  );
};

/** R2 Home for good ends it; a look at home does not. */
const ComeBack = ({ member, today }: { member: Member; today: string }) => {
  const own = useSession((session) => session.hat?.hat === 'member');
  const since = member.going?.homeSince ?? null;
  const [kind, setKind] = useState<'back' | 'visit'>('back');
  const [day, setDay] = useState(since ?? today);
  const { act, busy, error } = useDeed();
  const save = () =>
    void act(async () => {
      if (kind === 'back') await call('members.comeBack', { id: member.id, version: newestVersion(error) ?? member.going?.version ?? 0, day });
      else await call('members.visitHome', since ? { id: member.id, fromDay: since, untilDay: day } : { id: member.id, fromDay: day });
      done(t('saved'));
    });
  return (
    <Page title={t(own ? 'backMine' : 'backTitle')} dock={<Button big busy={busy} onTap={save}>{t(newestVersion(error) !== undefined ? 'copyDeed' : 'backDeed')}</Button>} note={error?.message ?? t(kind === 'back' ? 'backWhy' : 'visitWhy')}>
      <BothCopies error={error} />
      <Card>
        <Row title={member.name} strong aside={member.village} reason={member.place} />
      </Card>
      <Card>
        <Field label={t('backHow')}>
          <ChipRow shape='wide' choices={[{ value: 'back', words: t('forGood') }, { value: 'visit', words: t(since ? 'leftAgain' : 'forAWhile') }]} picked={kind} onPick={setKind} />
        </Field>
        <DayField label={t(kind === 'visit' && since ? 'leftDay' : 'backDay')} day={day} until={today} onPick={setDay} />
      </Card>
    </Page>
  );
};

/** Registering for a member who is out or about to go, by those who serve him or by himself. */
export default function GoingPage() {
  const { id = '', back } = useRouter().params;
  const today = useSession((session) => session.today);
  const member = useCall(() => call('members.get', { id }), [id]);
  if (!member.data) return <Page title={t('leaveTitle')}><Loading of={member} rows={4}>{() => null}</Loading></Page>;
  return back ? <ComeBack member={member.data} today={today} /> : <Leave member={member.data} today={today} />;
}
