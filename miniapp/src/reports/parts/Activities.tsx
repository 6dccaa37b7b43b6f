import { Picker, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { dayWords, quarterOf } from '@guiyan/shared/domain/dates';
import { activities, type Activity, activityWords } from '@guiyan/shared/domain/papers';
import { OWN_ACTIVITIES } from '@guiyan/shared/domain/reports';
import type { Draft } from '@/api/drafts';
import { useSession } from '@/api/session';
import { Button } from '@/ui/Button';
import { Field, TextField } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { Card, Disc, Row, Section } from '@/ui/List';
import { PickerField } from '@/ui/PickerField';
import { Sheet } from '@/ui/Sheet';
import { t } from '../texts';

type Own = NonNullable<Draft['activities']>;

/** P2 What hosts confirmed, and what one adds oneself: told apart, and none of it asked for. */
export const Activities = ({ stamps, own, quarter, onChange }: { stamps: readonly string[]; own: Own; quarter: string; onChange: (own: Own) => void }) => {
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Section title={t('activities')} />
      <Card>
        {stamps.map((words) => (
          <Row key={words} icon='check' title={words} tone='green' />
        ))}
        {own.map((one, at) => (
          <Row key={at} title={`${dayWords(one.on)} ${activityWords[one.activity]}`} reason={[t('ownWord'), one.words].filter(Boolean).join('，')} side={<Disc icon='x' label={activityWords[one.activity]} onTap={() => onChange(own.filter((_, other) => other !== at))} />} />
        ))}
        {own.length < OWN_ACTIVITIES && <Row icon='plus' title={t('addActivity')} reason={stamps.length + own.length === 0 ? t('activitiesNone') : undefined} onTap={() => setAdding(true)} />}
      </Card>
      {adding && <AddSheet quarter={quarter} onClose={() => setAdding(false)} onAdd={(one) => { onChange([...own, one]); setAdding(false); }} />}
    </>
  );
};

const AddSheet = ({ quarter, onClose, onAdd }: { quarter: string; onClose: () => void; onAdd: (one: Own[number]) => void }) => {
  const today = useSession((session) => session.today);
  const { from, until } = quarterOf(`${quarter.slice(0, 4)}-${String(Number(quarter.slice(5)) * 3).padStart(2, '0')}-01`);
  const last = today < until ? today : until;
  const [activity, setActivity] = useState<Activity>('day');
  const [on, setOn] = useState(last);
  const [words, setWords] = useState('');
  return (
    <Sheet title={t('addActivity')} onClose={onClose}>
      <Card>
        <PickerField label={t('activityWhat')} choices={activities.map((value) => ({ value, words: activityWords[value] }))} value={activity} onPick={setActivity} />
        <Field label={t('activityDay')}>
          <Picker mode='date' value={on} start={from} end={last} onChange={(event) => setOn(event.detail.value)}>
            <View className='picked'>
              <Text>{dayWords(on)}</Text>
              <Icon name='chevron-right' size='small' />
            </View>
          </Picker>
        </Field>
        <TextField value={words} max={60} placeholder={t('activityWords')} onChange={setWords} />
      </Card>
      <View className='report-gap'>
        <Button onTap={() => onAdd({ activity, on, words: words.trim() })}>{t('activityAdd')}</Button>
      </View>
    </Sheet>
  );
};
