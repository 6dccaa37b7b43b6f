import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { type TagKind, tagKinds, tagWords } from '@guiyan/shared/domain/families';
import { type GuestKind, guestKinds, guestKindWords } from '@guiyan/shared/domain/meetings';
import { call } from '@/api';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { Icon } from '@/ui/Icon';
import { Card, Row } from '@/ui/List';
import { Page } from '@/ui/Page';
import { PickerField } from '@/ui/PickerField';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

const kinds = guestKinds.map((value) => ({ value, words: guestKindWords[value] }));
const tags = tagKinds.map((value) => ({ value, words: tagWords[value] }));
const ages = ['60', '70', '80', '90'] as const;
/** As many as a phone draws at once without a wait. */
const atOnce = 15;

/** H13 Elders by tag or age, children and helpers by name. */
export default function GuestsPage() {
  const { id = '', kind: first } = useRouter().params;
  const [kind, setKind] = useState<GuestKind>(first === 'child' ? 'child' : 'elder');
  const [tag, setTag] = useState<TagKind | ''>('');
  const [age, setAge] = useState('');
  const [shown, setShown] = useState(atOnce);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const elders = kind === 'elder';
  const free = useCall(() => call('meetings.guests', { id, kind, ...(elders && tag && { tag }), ...(elders && age && { ageFrom: Number(age) }) }), [id, kind, tag, age]);
  const { act, busy, error } = useDeed();
  const flip = (personId: string) => setPicked(picked.includes(personId) ? picked.filter((one) => one !== personId) : [...picked, personId]);
  const turn = (next: GuestKind) => { setKind(next); setPicked([]); setShown(atOnce); };
  const send = () =>
    void act(async () => {
      await call('meetings.askGuests', { id, kind, personIds: [...picked] });
      void Taro.showToast({ title: t('guestsAsked'), icon: 'none' });
      await Taro.navigateBack();
    });
  return (
    <Page title={t('inviteTitle')} dock={<Button busy={busy} disabled={picked.length === 0} onTap={send}>{t('inviteSend', { n: picked.length })}</Button>} note={picked.length === 0 ? t('invitePick') : undefined}>
      <ChipRow choices={kinds} picked={kind} onPick={turn} shape='even' />
      <View className='section' />
      {elders && (
        <Card>
          <PickerField label={t('byAge')} choices={[{ value: '', words: t('anyAge') }, ...ages.map((value) => ({ value, words: t('ageFrom', { n: value }) }))]} value={age} onPick={setAge} />
          <PickerField label={t('byTag')} choices={[{ value: '' as const, words: t('anyTag') }, ...tags]} value={tag} onPick={setTag} />
        </Card>
      )}
      {error && <View className='field-error'>{error.message}</View>}
      <Loading of={free} rows={4}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty words={t('guestsNone')} />
          ) : (
            <Card>
              {rows.slice(0, shown).map((one) => (
                <Row key={one.personId} title={one.name} aside={one.village} reason={[one.age === null ? '' : t('age', { n: one.age }), ...one.tags.map((k) => tagWords[k])].filter(Boolean).join('，')} strong={picked.includes(one.personId)} side={picked.includes(one.personId) ? <Icon name='check' size='small' className='green' /> : undefined} onTap={() => flip(one.personId)} />
              ))}
              {rows.length > shown && <Row title={t('moreOf', { n: rows.length - shown })} onTap={() => setShown(shown + atOnce)} />}
            </Card>
          )
        }
      </Loading>
    </Page>
  );
}
