import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { Fragment } from 'react';
import { fullDayWords } from '@guiyan/shared/domain/dates';
import { lookedAtWords } from '@guiyan/shared/domain/looks';
import { call } from '@/api';
import { useCall } from '@/hooks/useCall';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

const phones = () => void Taro.navigateTo({ url: '/orgs/directory/index' });

/** X3 Who opened one’s own page: by day, office and role. Nothing of it stays on the phone. */
export default function LooksPage() {
  const looks = useCall(() => call('audit.mine', {}), []);
  return (
    <Page title={t('title')}>
      <View className='subhead'>{t('note')}</View>
      <Loading of={looks} rows={4}>
        {({ rows }) => (
          <>
            {rows.length === 0 && <Empty words={t('none')} />}
            {[...new Set(rows.map(({ on }) => on))].map((day) => (
              <Fragment key={day}>
                <Section title={fullDayWords(day)} />
                <Card>
                  {rows.filter(({ on }) => on === day).map(({ key, hat, place, what, times }) => (
                    <Row key={key} title={[place, hat].filter(Boolean).join(' ')} reason={t('saw', { what: lookedAtWords[what] })} side={times > 1 && t('times', { n: times })} />
                  ))}
                </Card>
              </Fragment>
            ))}
            <Card>
              <Row icon='phone' title={t('phones')} onTap={phones} />
            </Card>
          </>
        )}
      </Loading>
    </Page>
  );
}
