import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { call } from '@/api';
import { useOutbox } from '@/api/outbox';
import { useKept } from '@/hooks/useKept';
import { t } from '@/i18n/texts';
import { Button } from '@/ui/Button';
import { Card, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty } from '@/ui/States';
import { DueRow } from './DueRow';
import { h, monthNumber } from './hats.texts';
import type { HomeProps } from './props';

export const HelperHome = ({ home: { greeting, dateLine, helper } }: HomeProps) => {
  const waiting = useOutbox(({ pending }) => pending.length);
  // The whole list goes along into the hills, where a visit is recorded without network.
  useKept('duties.visits', () => call('duties.visits', {}), []);
  if (!helper) return null;
  const { period, due, done, total } = helper;
  const next = due[0];
  return (
    <Page
      tab
      dock={next && <Button big onTap={() => void Taro.navigateTo({ url: `/pairings/record/index?familyId=${next.familyId}` })}>{h('record')}</Button>}
      note={waiting > 0 ? t('waiting', { n: waiting }) : undefined}
    >
      <View className='head head-work'>{greeting}</View>
      <View className='subhead'>{dateLine}</View>
      <Section title={h('visits', { m: monthNumber(period) })} side={h('visitsDone', { done, total })} onSide={() => void Taro.navigateTo({ url: '/pairings/list/index' })} />
      {next ? (
        <Card>
          {due.slice(0, 3).map((one) => (
            <DueRow key={one.familyId} due={one} />
          ))}
        </Card>
      ) : (
        <Empty words={h('noPairs')} />
      )}
    </Page>
  );
};
