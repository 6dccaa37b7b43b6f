import { View } from '@tarojs/components';
import { dayWords } from '@guiyan/shared/domain/dates';
import { call } from '@/api';
import { dial } from '@/hooks/dial';
import { usePages } from '@/hooks/usePages';
import { useReturn } from '@/hooks/useReturn';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

const phoneIcon = <Icon name='phone' size='small' className='red' />;

/** H13 Where those at home come together, by village; one tap rings the keeper. */
export default function SitesPage() {
  const list = usePages((cursor) => call('sites.list', { cursor, limit: 10 }), []);
  useReturn(list);
  return (
    <Page title={t('sites')}>
      <Loading of={list} rows={3}>
        {({ rows }) => {
          const villages = [...new Map(rows.map((s) => [s.villageId, s.village]))];
          return rows.length === 0 ? (
            <Empty words={t('sitesNone')} />
          ) : (
            <>
              {villages.map(([id, village]) => (
                <View key={id}>
                  <Section title={village} />
                  {rows.filter((s) => s.villageId === id).map((s) => (
                    <Card key={s.id}>
                      <Row strong title={s.name} reason={[s.place, s.state === 'soon' ? t('siteSoon', { day: dayWords(s.fromDay) }) : t('siteDays', { days: s.days }), s.doings].filter(Boolean).join('。')} />
                      <Row title={t('siteCall', { name: s.keeper })} reason={s.phone} side={phoneIcon} onTap={() => void dial(s.phone.replace('-', ''))} />
                    </Card>
                  ))}
                </View>
              ))}
            </>
          );
        }}
      </Loading>
      {list.more && <Button kind='quiet' onTap={() => void list.more?.()}>{t('moreOfThem')}</Button>}
    </Page>
  );
}
