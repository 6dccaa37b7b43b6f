import { Switch, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { shanghaiTime } from '@guiyan/shared/domain/dates';
import { type aspects, visitOccasions, visitOccasionWords, visitStates, visitStateWords, visitWays, visitWayWords } from '@guiyan/shared/domain/pairings';
import { useNet } from '@/api/net';
import { enqueue } from '@/api/outbox';
import { useDeed } from '@/hooks/useDeed';
import { usePhotos } from '@/hooks/usePhotos';
import { useSubscribe } from '@/hooks/useSubscribe';
import type { Due } from '@/pages/home/parts/DueRow';
import { ChipRow } from '@/ui/Chip';
import { Field, TextArea } from '@/ui/Field';
import { FormPage } from '@/ui/FormPage';
import { Card, Row, Section } from '@/ui/List';
import { Photos } from '@/ui/Photos';
import { t } from '../texts';
import { Gifts, type Gift } from './Gifts';
import './index.scss';

type Way = (typeof visitWays)[number];
type Occasion = (typeof visitOccasions)[number];
type State = (typeof visitStates)[number];
type Aspect = (typeof aspects)[number];

const ways = visitWays.map((value) => ({ value, words: visitWayWords[value] }));
const occasions = visitOccasions.map((value) => ({ value: value as Occasion | 'more', words: visitOccasionWords[value] }));
const fewOccasions = [...occasions.slice(0, 2), { value: 'more' as const, words: t('more') }];
// Beside the label one word is enough: 生活, 生产, 思想.
const aspectChoices = (['life', 'production', 'thought'] as const).map((value) => ({ value, words: { life: '生活', production: '生产', thought: '思想' }[value] }));
const states = visitStates.map((value) => ({ value, words: visitStateWords[value] }));

/** One screen; a plain visit is one tap. It is stored on the phone first, so nothing here waits for a network. */
export const VisitForm = ({ due, onOther }: { due: Due; onOther?: () => void }) => {
  const online = useNet((net) => net.online);
  const [happenedAt] = useState(() => Date.now());
  const [way, setWay] = useState<Way>('door');
  const [occasion, setOccasion] = useState<Occasion>(due.occasion ?? 'monthly');
  const [allOccasions, setAllOccasions] = useState(fewOccasions.every(({ value }) => value !== (due.occasion ?? 'monthly')));
  const [helped, setHelped] = useState<Aspect[]>(['life']);
  const [state, setState] = useState<State>('well');
  const [difficulty, setDifficulty] = useState('');
  const [words, setWords] = useState('');
  const [echo, setEcho] = useState(false);
  const [gifts, setGifts] = useState<Gift[]>([]);
  const [signedBy, setSignedBy] = useState('');
  const photos = usePhotos();
  const { nudge } = useSubscribe();
  const { act, busy, error } = useDeed();
  // A list kept from before may not say what a visit is for.
  const serves = due.serves ?? [];

  const toggle = (aspect: Aspect) => setHelped((before) => (before.includes(aspect) ? before.filter((one) => one !== aspect) : [...before, aspect]));
  const save = () => {
    nudge();
    void act(async () => {
      const { photoIds, photos: unsent } = photos.along();
      const input = {
        familyId: due.familyId, way, occasion, state, aspects: helped, words: words.trim(), echo,
        difficulty: state === 'trouble' ? difficulty.trim() : '', happenedAt, gifts, signedBy: gifts.length > 0 ? signedBy.trim() : '', photoIds,
      };
      await enqueue('visits.record', input, { entity: `visit.${due.familyId}`, words: t('visitOf', { family: due.family }), happenedAt, photos: unsent });
      void Taro.showToast({ title: t(online ? 'saved' : 'kept'), icon: 'none' });
      void Taro.navigateBack();
    });
  };

  return (
    <FormPage title={t('recordTitle')} save={t('save')} busy={busy} error={error} onSave={save}>
      <Card>
        <Row
          title={due.family}
          strong
          aside={due.village + due.groupName}
          reason={`${due.people}。${t('now', { time: shanghaiTime(happenedAt), way: visitWayWords[way] })}${serves.length > 0 ? `。${t('serves', { what: serves.join('、') })}` : ''}`}
          side={onOther && t('other')}
          onTap={onOther}
        />
      </Card>
      <Card>
        <Field label={t('way')}>
          <ChipRow choices={ways} picked={way} onPick={setWay} />
        </Field>
        <Field label={t('occasion')}>
          <ChipRow choices={allOccasions ? occasions : fewOccasions} picked={occasion} onPick={(value) => (value === 'more' ? setAllOccasions(true) : setOccasion(value))} />
        </Field>
        <Field label={t('aspects')}>
          <ChipRow choices={aspectChoices} picked={helped} onPick={toggle} />
        </Field>
        <Field label={t('state')}>
          <ChipRow choices={states} picked={state} onPick={setState} />
        </Field>
        {state === 'trouble' && (
          <View className='visit-difficulty'>
            <TextArea value={difficulty} onChange={setDifficulty} placeholder={t('difficulty')} max={300} note={t('difficultyNote')} />
          </View>
        )}
      </Card>
      <Card>
        <TextArea value={words} onChange={setWords} placeholder={t('words')} max={300} />
        <Row title={t('echo')} reason={t('echoNote')} side={<Switch color='#B3352A' checked={echo} onChange={(event) => setEcho(event.detail.value)} />} />
      </Card>
      <Section title={t('photos')} side={photos.paths.length > 0 ? t('photosAdded', { n: photos.paths.length }) : undefined} />
      <Photos paths={photos.paths} onChange={photos.change} />
      {photos.error && <View className='field-error'>{photos.error.message}</View>}
      <Card>
        <Row title={t('told')} reason={t('toldLine')} onTap={() => { Taro.preload({ name: due.family }); void Taro.navigateTo({ url: `/families/told/index?familyId=${due.familyId}` }); }} />
      </Card>
      <Gifts gifts={gifts} onChange={setGifts} signedBy={signedBy} onSigned={setSignedBy} />
    </FormPage>
  );
};
