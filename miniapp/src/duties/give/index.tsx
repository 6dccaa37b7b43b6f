import Taro from '@tarojs/taro';
import { useState } from 'react';
import { addDays, dayWords } from '@guiyan/shared/domain/dates';
import { call } from '@/api';
import { deliver } from '@/api/deliver';
import { useSession } from '@/api/session';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { TextField } from '@/ui/Field';
import { FormPage } from '@/ui/FormPage';
import { Card } from '@/ui/List';
import { PickerField } from '@/ui/PickerField';
import { goBack } from '@/ui/bar';
import { t } from '../texts';

const office = (hat: 'secretary' | 'clerk') => ({ kind: 'office', hat }) as const;

/** M5 Something to be done once about a village, by its office or by somebody who serves there. */
export default function GivePage() {
  const { today, hat } = useSession();
  const [title, setTitle] = useState('');
  const [words, setWords] = useState('');
  const [days, setDays] = useState('7');
  const [about, setAbout] = useState(hat?.villageId ?? '');
  const [to, setTo] = useState('secretary');
  const places = useCall(async () => (hat?.villageId ? [] : (await call('orgs.tree', {})).rows.filter(({ kind }) => kind === 'village')), []);
  const people = useCall(async () => (await call('members.liaisons', {})).liaisons, []);
  const { act, busy, error } = useDeed();
  const village = about || places.data?.[0]?.id || '';
  const send = () => {
    void act(async () => {
      const input = { title: title.trim(), words: words.trim(), dueOn: addDays(today, Number(days)), about: { kind: 'org' as const, id: village }, to: to === 'secretary' || to === 'clerk' ? office(to) : { kind: 'person' as const, personId: to } };
      const reply = await deliver('duties.give', input, { entity: `give.${Date.now()}`, words: t('of', { title: t('give'), name: title.trim() }) });
      void Taro.showToast({ title: t(reply ? 'given' : 'kept'), icon: 'none' });
      goBack();
    });
  };
  return (
    <FormPage title={t('give')} save={t('giveDeed')} missing={title.trim() === '' || village === '' ? t('giveFirst') : undefined} busy={busy} error={error} onSave={send}>
      <Card>
        <TextField label={t('giveWhat')} value={title} max={30} onChange={setTitle} />
        <TextField label={t('giveWords')} value={words} max={200} placeholder={t('mayBeEmpty')} onChange={setWords} />
        {(places.data?.length ?? 0) > 0 && <PickerField label={t('giveAbout')} choices={(places.data ?? []).map(({ id, name }) => ({ value: id, words: name }))} value={village} onPick={setAbout} />}
        <PickerField
          label={t('handTo')}
          choices={[{ value: 'secretary', words: t('secretary') }, { value: 'clerk', words: t('clerk') }, ...(people.data ?? []).map(({ personId, name, village: at }) => ({ value: personId, words: `${name} ${at}` }))]}
          value={to}
          onPick={setTo}
        />
        <PickerField label={t('giveBy')} choices={['3', '7', '15', '30'].map((value) => ({ value, words: dayWords(addDays(today, Number(value))) }))} value={days} onPick={setDays} />
      </Card>
    </FormPage>
  );
}
