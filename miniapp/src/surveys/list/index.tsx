import { Text } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import { useRef, useState } from 'react';
import { dayWords } from '@guiyan/shared/domain/dates';
import { halfWords } from '@guiyan/shared/domain/members';
import { surveyKindWords } from '@guiyan/shared/domain/surveys';
import { useOutbox } from '@/api/outbox';
import { t as frame } from '@/i18n/texts';
import { ChipRow } from '@/ui/Chip';
import { Field } from '@/ui/Field';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { PickerField } from '@/ui/PickerField';
import { Refused } from '@/ui/Refused';
import { Empty, Loading } from '@/ui/States';
import { entityOf, type Mine, type Subject, useMine } from '../mine';
import { t } from '../texts';

const shows = [{ value: 'left' as const, words: t('left') }, { value: 'all' as const, words: t('all') }];
const go = (url: string) => () => void Taro.navigateTo({ url });

/** R8 Everyone to look in on, village by village, with who is done and who is left. */
export default function SurveysPage() {
  const mine = useMine();
  const shown = useRef(false);
  useDidShow(() => {
    // The first showing is the opening, which has asked already.
    if (shown.current) void mine.reload();
    shown.current = true;
  });
  return (
    <Page title={t('title')}>
      <Refused of='surveys.' />
      <Loading of={mine} rows={5}>
        {(data) => (data.round && data.rows.length > 0 ? <List mine={data} round={data.round} /> : <Empty words={t('none')} />)}
      </Loading>
    </Page>
  );
}

const List = ({ mine: { rows }, round }: { mine: Mine; round: NonNullable<Mine['round']> }) => {
  const pending = useOutbox((outbox) => outbox.pending);
  const waits = new Set(pending.map(({ entity }) => entity));
  const isDone = (s: Subject) => s.outcome !== null || waits.has(entityOf(s.id));
  const villages = [...new Map(rows.map((s) => [s.villageId ?? '', s.village])).entries()].map(([value, village]) => {
    const left = rows.filter((s) => (s.villageId ?? '') === value && !isDone(s)).length;
    return { value, left, words: left > 0 ? t('leftOf', { village, n: left }) : t('doneOf', { village }) };
  });
  const [picked, setPicked] = useState<string | null>(null);
  const [show, setShow] = useState<'left' | 'all'>('left');
  const village = picked ?? (villages.find(({ left }) => left > 0) ?? villages[0])!.value;
  const here = rows.filter((s) => (s.villageId ?? '') === village);
  const left = here.filter((s) => !isDone(s)).length;
  // What was just recorded stays in sight until the page is opened anew.
  const listed = show === 'all' ? here : here.filter((s) => s.outcome === null);
  const day = dayWords(round.closesOn);
  return (
    <>
      <Section
        title={!round.begun ? t('notYet', { day: dayWords(round.opensOn) }) : t(round.late ? 'late' : 'days', { half: halfWords(round.half), day })}
        side={pending.length > 0 && <Text className='amber'>{frame('waiting', { n: pending.length })}</Text>}
      />
      <Card>
        {villages.length > 1 && <PickerField label={t('village')} choices={villages} value={village} onPick={setPicked} />}
        <Field label={t('show')}>
          <ChipRow choices={shows} picked={show} onPick={setShow} />
        </Field>
      </Card>
      <Section title={t('head', { done: here.length - left, left })} />
      <Card>
        {listed.length === 0 && <Row title={t('allDone')} />}
        {listed.map((s) => (
          <Row
            key={s.id}
            title={s.name}
            aside={surveyKindWords[s.kind] + (s.age === null ? '' : `，${s.age} 岁`)}
            reason={[s.family, s.groupName].filter(Boolean).join('，')}
            side={waits.has(entityOf(s.id)) ? <Text className='amber'>{t('waits')}</Text> : s.surveyedOn ? <Text className='green'>{t('went', { day: dayWords(s.surveyedOn) })}</Text> : undefined}
            onTap={round.begun ? go(`/surveys/record/index?id=${s.id}`) : undefined}
          />
        ))}
      </Card>
      {round.begun && (
        <Card>
          <Row icon='plus' title={t('foundNew')} reason={t('foundWhy')} onTap={go(`/surveys/found/index?village=${village}`)} />
        </Card>
      )}
    </>
  );
};
