import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { call } from '@/api';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { TextField } from '@/ui/Field';
import { Section } from '@/ui/List';
import { Sheet } from '@/ui/Sheet';
import { Loading } from '@/ui/States';
import { ServiceChips, useOptions } from './ServiceChips';
import { t } from '../texts';

export type Service = Output<'services.list'>['rows'][number];

const endings = [
  { value: 'yes', words: t('wasPriority') },
  { value: 'no', words: t('noPriority') },
] as const;

/** One's own entry put right, with the reason; the first one stays in the history. */
export const Correct = ({ service, onDone, onClose }: { service: Service; onDone: (service: Service) => void; onClose: () => void }) => {
  const [facts, setFacts] = useState({ matter: service.matter, waitedMinutes: service.waitedMinutes, ending: service.ending });
  const options = useOptions();
  const [priority, setPriority] = useState(service.priority);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { act, busy, error } = useDeed();
  const save = () => {
    if (!reason.trim()) {
      setMissing(true);
      return;
    }
    void act(async () => onDone(await call('services.correct', { id: service.id, ...facts, priority, result: service.result, reason: reason.trim() })));
  };
  return (
    <Sheet title={t('change')} onClose={onClose}>
      <Loading of={options} rows={3}>{(known) => <ServiceChips facts={facts} options={known} onChange={setFacts} />}</Loading>
      <Section title={t('ending')} />
      <ChipRow choices={endings} picked={priority ? 'yes' : 'no'} onPick={(ending) => setPriority(ending === 'yes')} shape='even' />
      <View className='note-box service-gap'>
        <TextField label={t('reason')} value={reason} onChange={setReason} placeholder={t('reasonPlaceholder')} max={120} error={missing && !reason.trim() ? t('reasonMissing') : error?.message} />
      </View>
      <View className='dock-buttons service-gap'>
        <Button busy={busy} onTap={save}>
          {t('save')}
        </Button>
      </View>
    </Sheet>
  );
};
