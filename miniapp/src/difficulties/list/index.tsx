import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { dayWords } from '@guiyan/shared/domain/dates';
import { difficultyKinds, difficultyKindWords, type DifficultyKind, difficultySourceWords } from '@guiyan/shared/domain/difficulties';
import { requestStaffWords } from '@guiyan/shared/domain/requests';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useDeed } from '@/hooks/useDeed';
import { useKept } from '@/hooks/useKept';
import { ChipRow } from '@/ui/Chip';
import { Card, Row } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Sheet } from '@/ui/Sheet';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';
import '../difficulties.scss';

type Line = Output<'difficulties.list'>['rows'][number];
type Which = 'open' | 'solved';
const kinds = difficultyKinds.map((value) => ({ value, words: difficultyKindWords[value] }));


/** The county reads how many, place by place, and not whose. */
const Counted = () => {
  const figures = useKept('difficulties.figures', () => call('difficulties.figures', {}), []);
  return (
    <Page title={t('title')}>
      <View className='subhead difficulty-gap'>{t('counted')}</View>
      <Loading of={figures} rows={4}>
        {({ places }) => (places.length === 0 ? <Empty words={t('noneOpen')} /> : <Card>{places.map((p) => <Row key={p.orgId ?? ''} title={p.name || t('nowhere')} side={String(p.open)} />)}</Card>)}
      </Loading>
    </Page>
  );
};

/** S11 What somebody told to be hard, until it is solved. */
export default function DifficultiesPage() {
  return useSession((session) => session.hat?.hat) === 'county' ? <Counted /> : <Register />;
}
function Register() {
  const [which, setWhich] = useState<Which>('open');
  const tabs = [{ value: 'open' as const, words: t('open') }, { value: 'solved' as const, words: t('solved') }];
  const [asked, setAsked] = useState<Line>();
  const list = useKept(`difficulties.${which}`, () => call('difficulties.list', { solved: which === 'solved', limit: 20 }), [which]);
  const { act, busy, error } = useDeed();
  const put = (kind: DifficultyKind) =>
    void act(async () => {
      if (!asked || busy) return;
      await call('difficulties.setKind', { id: asked.id, kind });
      setAsked(undefined);
      await list.reload();
    });
  return (
    <Page title={t('title')}>
      <View className='subhead difficulty-gap'>{t('foot')}</View>
      <ChipRow<Which> choices={tabs} picked={which} onPick={setWhich} shape='even' />
      <View className='section' />
      <Loading of={list} rows={4}>
        {({ rows }) => (rows.length === 0 ? <Empty words={t(which === 'open' ? 'noneOpen' : 'noneSolved')} /> : (
          <Card>
            {rows.map((d) => (
              <Row
                key={d.id} title={d.who} aside={[d.village, d.kind && difficultyKindWords[d.kind]].filter(Boolean).join('，')} reason={d.solvedOn ? t(d.status === 'ended' ? 'endedOn' : 'solvedOn', { day: dayWords(d.solvedOn), how: d.solution ?? '' }) : `${d.text}。${t('said', { day: dayWords(d.raisedOn), where: difficultySourceWords[d.source] })}`}
                side={requestStaffWords[d.status]} onTap={() => setAsked(d)}
              />
            ))}
          </Card>
        ))}
      </Loading>
      {asked && (
        <Sheet title={asked.text} onClose={() => setAsked(undefined)}>
          {error && <View className='field-error'>{error.message}</View>}
          <View className='section'>{t('kind')}</View>
          <ChipRow<DifficultyKind> choices={kinds} picked={asked.kind} onPick={put} shape='even' />
          <View className='section' />
          <Card>
            <Row title={requestStaffWords[asked.status]} reason={asked.owner ?? undefined} onTap={() => void Taro.navigateTo({ url: `/requests/show/index?id=${asked.id}` })} />
          </Card>
        </Sheet>
      )}
    </Page>
  );
}
