import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { addDays } from '@guiyan/shared/domain/dates';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { DayField } from '@/ui/DayField';
import { TextField } from '@/ui/Field';
import { Card } from '@/ui/List';
import { PickerField } from '@/ui/PickerField';
import { t } from '../texts';

const days = 30;
interface Props { id: string; guests: Output<'meetings.get'>['guests']; onDone: (page: Output<'meetings.followUp'>) => void }

/** M4 H13 What was asked for, and by whom: who does it, until when. It stands among what is due of that office. */
export const Follow = ({ id, guests, onDone }: Props) => {
  const { today, hat } = useSession();
  const ofVillage = hat?.hat === 'secretary';
  const [title, setTitle] = useState('');
  const [to, setTo] = useState<'secretary' | 'clerk'>(ofVillage ? 'secretary' : 'clerk');
  // A township's phone says which village; none is the township itself.
  const [villageId, setVillage] = useState('');
  const [guestId, setGuest] = useState('');
  const [dueOn, setDueOn] = useState(addDays(today, days));
  const villages = useCall(async () => (ofVillage ? [] : (await call('orgs.tree', {})).rows.filter(({ kind }) => kind === 'village')), [ofVillage]);
  const { act, busy, error } = useDeed();
  const send = () =>
    void act(async () => {
      onDone(await call('meetings.followUp', { id, title: title.trim(), dueOn, to: villageId ? 'secretary' : to, ...(villageId && { villageId }), ...(guestId && { guestId }) }));
      setTitle('');
      setGuest('');
    });
  const elders = guests.filter(({ kind }) => kind !== 'child');
  return (
    <>
      <Card>
        <TextField label={t('what')} value={title} max={30} placeholder={t('whatHint')} error={error?.message} onChange={setTitle} />
        {elders.length > 0 && <PickerField label={t('opinionOf')} choices={[{ value: '', words: t('opinionAll') }, ...elders.map((one) => ({ value: one.id, words: one.name }))]} value={guestId} onPick={setGuest} />}
        {(villages.data?.length ?? 0) > 0 && <PickerField label={t('forVillage')} choices={[{ value: '', words: t('byTownship') }, ...(villages.data ?? []).map((v) => ({ value: v.id, words: v.name }))]} value={villageId} onPick={setVillage} />}
        <DayField label={t('until')} day={dueOn} onPick={setDueOn} />
      </Card>
      {ofVillage && <ChipRow choices={(['secretary', 'clerk'] as const).map((value) => ({ value, words: t(value === 'secretary' ? 'village' : 'township') }))} picked={to} onPick={setTo} shape='even' />}
      <Button kind='outlined' busy={busy} disabled={!title.trim()} onTap={send}>{t('followSend')}</Button>
    </>
  );
};
