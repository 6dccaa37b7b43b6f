import { Switch } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { trades, tradeWords, type Trade } from '@guiyan/shared/domain/members';
import { MOST_BROUGHT } from '@guiyan/shared/domain/migrants';
import { cityProvinces, provinces } from '@guiyan/shared/domain/regions';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { useLater } from '@/hooks/useLater';
import { Button } from '@/ui/Button';
import { DayField } from '@/ui/DayField';
import { TextField } from '@/ui/Field';
import { FormPage } from '@/ui/FormPage';
import { Card, Row } from '@/ui/List';
import { PickerField } from '@/ui/PickerField';
import { Sheet } from '@/ui/Sheet';
import { lastPicked, type Migrant } from '../picked';
import { t } from '../texts';

const done = (): void => {
  void Taro.showToast({ title: t('saved'), icon: 'none' });
  void Taro.navigateBack();
};

/** R9 Somebody new, or what changed about one, to the city and no closer. */
export default function EditPage() {
  const [of] = useState(lastPicked);
  const { today, hat } = useSession();
  const later = useLater();
  const orgs = useCall(() => call('orgs.tree', {}), []);
  const villages = (orgs.data?.rows ?? []).filter(({ kind }) => kind === 'village');
  const [village, setVillage] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [province, setProvince] = useState(of?.province ?? null);
  const [city, setCity] = useState(of?.city ?? '');
  const [trade, setTrade] = useState<Trade | null>(of?.trade ?? null);
  const [brought, setBrought] = useState(of?.brought ? String(of.brought) : '');
  const [activist, setActivist] = useState(of?.activist ?? false);
  const [picked, setFromDay] = useState<string | null>(null);
  const fromDay = picked ?? today;
  const [ending, setEnding] = useState(false);
  const { act, busy, error } = useDeed();
  const isCity = cityProvinces.has(provinces.find((p) => p.code === province)?.name ?? '');
  const villageId = hat?.villageId ?? village;
  const newOne = !villageId ? t('villageFirst') : !name.trim() ? t('nameFirst') : phone && !/^1\d{10}$/.test(phone) ? t('phoneWrong') : undefined;
  const missing = (of ? undefined : newOne) ?? (!province ? t('provinceFirst') : !isCity && !city.trim() ? t('cityFirst') : undefined);
  const save = () =>
    void act(async () => {
      if (!province) return;
      const facts = { province, city: isCity ? '' : city.trim(), activist, brought: Math.min(Number(brought) || 0, MOST_BROUGHT), ...(trade && { trade }) };
      if (of) await call('migrants.change', { id: of.id, version: of.version, ...facts });
      else if (villageId) await call('migrants.add', { villageId, name: name.trim(), fromDay, ...(phone && { phone }), ...facts });
      done();
    });
  return (
    <FormPage title={t(of ? 'changeTitle' : 'addTitle')} save={t('save')} missing={missing} busy={busy} error={error} onSave={save}>
      <Card>
        {of ? <Row title={of.name} strong aside={of.village} reason={of.place} /> : (
          <>
            {!hat?.villageId && <PickerField label={t('village')} choices={villages.map((one) => ({ value: one.id, words: one.name }))} value={village} onPick={setVillage} />}
            <TextField label={t('name')} value={name} onChange={setName} max={30} />
            <TextField label={t('phone')} type='number' value={phone} onChange={setPhone} max={11} placeholder={t('phoneHint')} />
          </>
        )}
      </Card>
      <Card>
        <PickerField label={t('province')} choices={provinces.map((p) => ({ value: p.code, words: p.short }))} value={province} onPick={(code) => { setProvince(code); setCity(''); }} />
        {!isCity && <TextField label={t('city')} value={city} onChange={setCity} max={20} placeholder={t('cityHint')} />}
        <PickerField label={t('trade')} choices={trades.map((value) => ({ value, words: tradeWords[value] }))} value={trade} onPick={setTrade} />
        {later && !of && <DayField label={t('since')} day={fromDay} until={today} onPick={setFromDay} />}
      </Card>
      {later && <Card>
        <TextField label={t('broughtOf')} type='number' value={brought} onChange={setBrought} max={5} placeholder={t('broughtHint')} />
        <Row title={t('isActivist')} reason={t('activistWhy')} side={<Switch color='#B3352A' checked={activist} onChange={(event) => setActivist(event.detail.value)} />} />
      </Card>}
      {of && (
        <Card>
          <Row icon='map-pin' title={t('ended')} reason={t('endedWhy')} onTap={() => setEnding(true)} />
        </Card>
      )}
      {of && ending && <End of={of} today={today} onClose={() => setEnding(false)} />}
    </FormPage>
  );
}

const End = ({ of, today, onClose }: { of: Migrant; today: string; onClose: () => void }) => {
  const [on, setOn] = useState(today);
  const [reason, setReason] = useState('');
  const { act, busy, error } = useDeed();
  const end = () => void act(async () => { await call('migrants.end', { id: of.id, on, reason: reason.trim() }); done(); });
  return (
    <Sheet title={`${of.name}，${t('endTitle')}`} foot={error?.message} onClose={onClose}>
      <Card>
        <DayField label={t('since')} day={on} until={today} onPick={setOn} />
        <TextField label={t('reason')} value={reason} onChange={setReason} max={60} placeholder={t('reasonHint')} />
      </Card>
      <Button busy={busy} onTap={end}>
        {t('endDeed')}
      </Button>
    </Sheet>
  );
};
