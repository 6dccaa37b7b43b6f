import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { Card, Row } from '@/ui/List';
import { Page } from '@/ui/Page';
import { h } from './hats.texts';
import type { HomeProps } from './props';
import { Rows } from './Rows';
import './hats.scss';

const paths: Record<string, string> = { reports: '/reports/list/index', requests: '/requests/list/index', members: '/members/list/index', binds: '/accounts/doubts/index', calls: '/notices/outcome/index', duties: '/duties/list/index', difficulties: '/difficulties/list/index' };

export const OfficeHome = ({ home: { greeting, dateLine, rows, office } }: HomeProps) => (
  <Page tab>
    <View className='head head-work'>{greeting}</View>
    <View className='subhead'>{dateLine}</View>
    <View className='hat-rows'>
      {rows.length > 0 && <Rows rows={rows} />}
      {office && office.counts.length > 0 && (
        <Card>
          {office.counts.map(({ key, title, value, to }) => {
            const url = paths[to];
            return <Row key={key} title={title} side={String(value)} onTap={url ? () => void Taro.navigateTo({ url }) : undefined} />;
          })}
        </Card>
      )}
      <View className='hat-foot'>{h('officeNote')}</View>
    </View>
  </Page>
);
