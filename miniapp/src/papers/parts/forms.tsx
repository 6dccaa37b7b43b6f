import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { type ReactNode, useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { activities, type Activity, activityWords } from '@guiyan/shared/domain/papers';
import { addDays, addMonths, firstOfMonth, monthOf } from '@guiyan/shared/domain/dates';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { TextArea, TextField } from '@/ui/Field';
import { Card } from '@/ui/List';
import { PickerField } from '@/ui/PickerField';
import { Sheet } from '@/ui/Sheet';
import { t } from '../texts';

type HostRow = Output<'arrivals.atHost'>['rows'][number];
interface FormProps { row: HostRow; onClose: () => void; onDone: () => void }

const Frame = ({ title, deed, ready, said, send, onClose, onDone, children }: { title: string; deed: string; ready: boolean; said: string; send: () => Promise<unknown>; children: (error: string | undefined) => ReactNode } & Omit<FormProps, 'row'>) => {
  const { act, busy, error } = useDeed();
  const go = () =>
    void act(async () => {
      await send();
      void Taro.showToast({ title: said, icon: 'none' });
      onDone();
    });
  return (
    <Sheet title={title} onClose={onClose}>
      {children(error?.message)}
      <View className='papers-gap'>
        <Button busy={busy} disabled={!ready} onTap={go}>{deed}</Button>
      </View>
    </Sheet>
  );
};

export const ReturnForm = ({ row, ...rest }: FormProps) => {
  const [reason, setReason] = useState('');
  return (
    <Frame {...rest} title={`${t('back')} ${row.name}`} deed={t('back')} said={t('backDone')} ready={reason.trim() !== ''} send={() => call('arrivals.return', { id: row.id, reason: reason.trim() })}>
      {(error) => <Card><TextArea value={reason} max={120} placeholder={t('backPlace')} error={error} onChange={setReason} /></Card>}
    </Frame>
  );
};

/** C4 One activity of one member: which, when, a line. */
export const StampForm = ({ row, ...rest }: FormProps) => {
  const today = useSession((session) => session.today);
  const [activity, setActivity] = useState<Activity>('day');
  const [back, setBack] = useState<'today' | 'yesterday'>('today');
  const [words, setWords] = useState('');
  return (
    <Frame {...rest} title={row.name} deed={t('stamp')} said={t('done')} ready send={() => call('stamps.give', { arrivalId: row.id, activity, on: back === 'today' ? today : addDays(today, -1), words: words.trim() })}>
      {(error) => (
        <>
          <Card>
            <PickerField label={t('what')} choices={activities.map((value) => ({ value, words: activityWords[value] }))} value={activity} onPick={setActivity} />
            <TextArea value={words} max={120} placeholder={t('line')} error={error} onChange={setWords} />
          </Card>
          <View className='papers-gap'>
            <ChipRow shape='even' choices={(['today', 'yesterday'] as const).map((value) => ({ value, words: t(value) }))} picked={back} onPick={setBack} />
          </View>
        </>
      )}
    </Frame>
  );
};

/** C5 Paid to which month; from a year back to a year ahead. */
export const DuesForm = ({ row, ...rest }: FormProps) => {
  const today = useSession((session) => session.today);
  const me = useSession((session) => session.hat?.name ?? '');
  const months = Array.from({ length: 25 }, (_, i) => monthOf(addMonths(firstOfMonth(today), i - 12)));
  const [paidTo, setPaidTo] = useState(monthOf(today));
  const [receiver, setReceiver] = useState(me);
  return (
    <Frame {...rest} title={row.name} deed={t('collect')} said={t('done')} ready={receiver.trim() !== ''} send={() => call('dues.record', { personId: row.personId ?? '', paidTo, receiver: receiver.trim() })}>
      {(error) => (
        <Card>
          <PickerField label={t('paidTo')} choices={months.map((value) => ({ value, words: `${value.slice(0, 4)}年${Number(value.slice(5))}月` }))} value={paidTo} onPick={setPaidTo} note={t('duesWhy')} />
          <TextField label={t('receiver')} value={receiver} max={30} error={error} onChange={setReceiver} />
        </Card>
      )}
    </Frame>
  );
};
