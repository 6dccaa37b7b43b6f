import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { type DuesKind, duesKinds, duesKindWords, needsBase, yuanWords } from '@guiyan/shared/domain/dues';
import { call } from '@/api';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { TextField } from '@/ui/Field';
import { Card, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { PickerField } from '@/ui/PickerField';
import { Loading } from '@/ui/States';
import { t } from '../texts';
import '../papers.scss';

type Answer = 'yes' | 'no' | 'dunno';
const months = { short: 0, some: 3, long: 6, dunno: null } as const;
const flags = { yes: true, no: false, dunno: null } as const;

/** C2 Three questions, one answer that says where it stands written. */
const Which = () => {
  const [time, setTime] = useState<keyof typeof months>('dunno');
  const [settled, setSettled] = useState<Answer>('dunno');
  const [known, setKnown] = useState<Answer>('dunno');
  const advice = useCall(() => call('papers.whichPaper', { months: months[time], settled: flags[settled], placeKnown: flags[known] }), [time, settled, known]);
  const answers = (['yes', 'no', 'dunno'] as const).map((value) => ({ value, words: t(value) }));
  return (
    <Page title={t('which')}>
      <Section title={t('months')} />
      <ChipRow shape='wide' choices={(['short', 'some', 'long', 'dunno'] as const).map((value) => ({ value, words: t(value) }))} picked={time} onPick={setTime} />
      <Section title={t('settled')} />
      <ChipRow shape='even' choices={answers} picked={settled} onPick={setSettled} />
      <Section title={t('known')} />
      <ChipRow shape='even' choices={answers} picked={known} onPick={setKnown} />
      <View className='papers-gap'>
        <Loading of={advice} rows={1}>
          {({ advice: paper, words, source, own, from }) => (
            <Card padded>
              <View className='strong'>{paper}</View>
              <View className='papers-words'>{words}</View>
              <View className='row-reason'>{t('basis', { source })}</View>
              {own && from && <View className='row-reason'>{t('ofCounty', { day: from })}</View>}
            </Card>
          )}
        </Loading>
      </View>
    </Page>
  );
};

/** '3000' or '3000.5' yuan in whole fen; undefined when it is no sum. */
const fenOf = (typed: string): number | undefined => {
  const found = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(typed.trim());
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : undefined;
};

/** C5 What the rules reckon; nothing is paid here. */
const Dues = () => {
  const [kind, setKind] = useState<DuesKind>('wage');
  const [typed, setTyped] = useState('');
  const [bad, setBad] = useState(false);
  const [advice, setAdvice] = useState<Output<'papers.duesAdvice'>>();
  const { act, busy, error } = useDeed();
  const pick = (next: DuesKind) => {
    setKind(next);
    setAdvice(undefined);
  };
  const count = () => {
    const baseFen = fenOf(typed);
    const isBad = needsBase(kind) && baseFen === undefined;
    setBad(isBad);
    if (!isBad) void act(async () => setAdvice(await call('papers.duesAdvice', { kind, baseFen: needsBase(kind) ? baseFen! : null })));
  };
  return (
    <Page title={t('reckon')} dock={<Button busy={busy} onTap={count}>{t('count')}</Button>} note={error?.message}>
      <Card>
        <PickerField label={t('kindOf')} choices={duesKinds.map((value) => ({ value, words: duesKindWords[value] }))} value={kind} onPick={pick} />
        {needsBase(kind) && <TextField label={t('base')} value={typed} max={10} note={t('baseWhy')} error={bad ? t('baseBad') : undefined} onChange={setTyped} />}
      </Card>
      {advice && (
        <View className='papers-gap'>
          <Card padded>
            <View className='strong'>{advice.fromFen === advice.untilFen ? t('perMonth', { from: yuanWords(advice.fromFen) }) : t('perMonthRange', { from: yuanWords(advice.fromFen), until: yuanWords(advice.untilFen) })}</View>
            <View className='papers-words'>{advice.rule}</View>
            <View className='row-reason'>{t('basis', { source: advice.source })}</View>
            {advice.notes.map((note) => <View key={note} className='row-reason'>{note}</View>)}
          </Card>
        </View>
      )}
    </Page>
  );
};

export default function AdvicePage() {
  return useRouter().params.about === 'dues' ? <Dues /> : <Which />;
}
