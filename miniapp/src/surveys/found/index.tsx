import { Picker, Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { foundKinds, surveyKindWords } from '@guiyan/shared/domain/surveys';
import { useNet } from '@/api/net';
import { enqueue } from '@/api/outbox';
import { useDeed } from '@/hooks/useDeed';
import { ChipRow } from '@/ui/Chip';
import { Field, TextField } from '@/ui/Field';
import { FormPage } from '@/ui/FormPage';
import { Card } from '@/ui/List';
import { Page } from '@/ui/Page';
import { PickerField } from '@/ui/PickerField';
import { Empty, Loading } from '@/ui/States';
import { type Mine, useMine } from '../mine';
import { t } from '../texts';

type Kind = (typeof foundKinds)[number];
const kinds = foundKinds.map((value) => ({ value: value as Kind, words: surveyKindWords[value] }));
const sexes = [{ value: '男' as const, words: '男' }, { value: '女' as const, words: '女' }];

/** R8 Somebody at the door whom the list does not have; the township decides whether a record is made. */
export default function FoundPage() {
  const { village } = useRouter().params;
  const mine = useMine();
  return mine.data?.round ? <FoundForm rows={mine.data.rows.filter((s) => !village || s.villageId === village)} roundId={mine.data.round.id} /> : (
    <Page title={t('foundTitle')}>
      <Loading of={mine}>{() => <Empty words={t('none')} />}</Loading>
    </Page>
  );
}

const FoundForm = ({ rows, roundId }: { rows: Mine['rows']; roundId: string }) => {
  const online = useNet((net) => net.online);
  const families = [...new Map(rows.map((s) => [s.familyId, [s.family, s.groupName].filter(Boolean).join('，')])).entries()].map(([value, words]) => ({ value, words }));
  const [happenedAt] = useState(() => Date.now());
  const [familyId, setFamily] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [sex, setSex] = useState<'男' | '女' | null>(null);
  const [birth, setBirth] = useState('');
  const [kind, setKind] = useState<Kind>('elder');
  const [relation, setRelation] = useState('');
  const { act, busy, error } = useDeed();
  const missing = !familyId ? t('pickFamily') : !name.trim() ? t('nameFirst') : !relation.trim() ? t('relationFirst') : undefined;
  const save = () =>
    void act(async () => {
      if (!familyId) return;
      const input = { roundId, familyId, name: name.trim(), ...(sex && { sex }), ...(birth && { birth }), kind, relation: relation.trim(), happenedAt };
      await enqueue('surveys.found', input, { entity: `survey.found.${familyId}`, words: t('surveyOf', { name: name.trim() }), happenedAt });
      void Taro.showToast({ title: t(online ? 'saved' : 'kept'), icon: 'none' });
      void Taro.navigateBack();
    });
  return (
    <FormPage title={t('foundTitle')} save={t('save')} missing={missing} busy={busy} error={error} onSave={save}>
      <Card>
        <PickerField label={t('family')} choices={families} value={familyId} onPick={setFamily} />
        <TextField label={t('name')} value={name} onChange={setName} max={30} />
        <Field label={t('sex')}>
          <ChipRow choices={sexes} picked={sex} onPick={setSex} />
        </Field>
        <Field label={t('birth')}>
          <Picker mode='date' value={birth || '1960-01-01'} onChange={(event) => setBirth(event.detail.value)}>
            <View className='picked'>
              <Text className={birth ? '' : 'placeholder'}>{birth || t('unknown')}</Text>
            </View>
          </Picker>
        </Field>
        <Field label={t('kind')}>
          <ChipRow choices={kinds} picked={kind} onPick={setKind} />
        </Field>
        <TextField label={t('relationTo')} value={relation} onChange={setRelation} placeholder={t('relationHint')} max={20} />
      </Card>
    </FormPage>
  );
};
