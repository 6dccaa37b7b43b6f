import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useSession } from '@/api/session';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Card, Row } from '@/ui/List';
import { Page } from '@/ui/Page';
import { h } from './hats.texts';
import type { HomeProps } from './props';
import { Rows } from './Rows';
import './hats.scss';

export const WindowHome = ({ home: { dateLine, rows, window: counter } }: HomeProps) => {
  const cards = useSession(({ off }) => !off.includes('cards'));
  if (!counter) return null;
  const open = (page: string) => () => void Taro.navigateTo({ url: page });
  return (
    <Page
      tab
      dock={
        cards && <Button big onTap={open('/cards/scan/index?now=1')}>
          <Icon name='scan-line' />
          <Text>{h('scan')}</Text>
        </Button>
      }
    >
      <View className='head head-work'>{counter.unit}</View>
      <View className='subhead'>{dateLine}</View>
      {rows.length > 0 && <Rows rows={rows} />}
      <Card className='hat-rows'>
        <Row title={h('services')} reason={h('servicesReason')} side={<Text className='ink'>{h('people', { n: counter.todayServices })}</Text>} onTap={open('/services/list/index')} />
        <Row title={h('monthServices')} side={h('people', { n: counter.monthServices })} />
      </Card>
    </Page>
  );
};
