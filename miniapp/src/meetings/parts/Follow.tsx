import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { addDays } from '@guiyan/shared/domain/dates';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { DayField } from '@/ui/DayField';
import { TextField } from '@/ui/Field';
import { Card } from '@/ui/List';
import { t } from '../texts';

const days = 30;

/** M4 H13 What was asked for: who does it, until when. It stands among what is due of that office. */
export const Follow = ({ id, onDone }: { id: string; onDone: (page: Output<'meetings.followUp'>) => void }) => {
  const { today, hat } = useSession();
  const [title, setTitle] = useState('');
  const [to, setTo] = useState<'secretary' | 'clerk'>(hat?.hat === 'secretary' ? 'secretary' : 'clerk');
  const [dueOn, setDueOn] = useState(addDays(today, days));
  const { act, busy, error } = useDeed();
  const send = () =>
    void act(async () => {
      onDone(await call('meetings.followUp', { id, title: title.trim(), dueOn, to }));
      setTitle('');
    });
  // A township's own phone gives to the township; which village it is for is chosen at the desk.
  const hands = hat?.hat === 'secretary' ? (['secretary', 'clerk'] as const) : (['clerk'] as const);
  return (
    <>
      <Card>
        <TextField label={t('what')} value={title} max={30} placeholder={t('whatHint')} error={error?.message} onChange={setTitle} />
        <DayField label={t('until')} day={dueOn} onPick={setDueOn} />
      </Card>
      {hands.length > 1 && <ChipRow choices={hands.map((value) => ({ value, words: t(value === 'secretary' ? 'village' : 'township') }))} picked={to} onPick={setTo} shape='even' />}
      <Button kind='outlined' busy={busy} disabled={!title.trim()} onTap={send}>{t('followSend')}</Button>
    </>
  );
};
