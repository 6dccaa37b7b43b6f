import { Text, View } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import { useRef } from 'react';
import { dayWords } from '@guiyan/shared/domain/dates';
import { livingWords } from '@guiyan/shared/domain/elders';
import { call } from '@/api';
import { usePages } from '@/hooks/usePages';
import { Button } from '@/ui/Button';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

/** H14 The elders one looks after, village by village; nothing of it is kept on the phone. */
export default function EldersPage() {
  const list = usePages((cursor) => call('elders.list', { limit: 50, ...(cursor && { cursor }) }), []);
  const shown = useRef(false);
  useDidShow(() => {
    if (shown.current) void list.reload();
    shown.current = true;
  });
  return (
    <Page title={t('title')}>
      <Loading of={list} rows={5}>
        {({ rows }) => {
          if (rows.length === 0) return <Empty words={t('none')} />;
          const villages = [...new Set(rows.map((e) => e.village))];
          return (
            <>
              {villages.map((village) => (
                <View key={village}>
                  <Section title={village} />
                  <Card>
                    {rows.filter((e) => e.village === village).map((e) => (
                      <Row
                        key={e.personId} title={e.name} aside={[e.age === null ? '' : `${e.age} 岁`, e.groupName].filter(Boolean).join('，')}
                        reason={[e.living ? livingWords[e.living] : t('unasked'), e.lastVisitOn ? t('lastVisit', { day: dayWords(e.lastVisitOn) }) : t('noVisit')].join('，')}
                        side={e.contacts === 0 ? <Text className='red'>{t('noContact')}</Text> : e.doctor ? undefined : <Text>{t('noDoctor')}</Text>}
                        onTap={() => void Taro.navigateTo({ url: `/elders/show/index?id=${e.personId}` })}
                      />
                    ))}
                  </Card>
                </View>
              ))}
              {list.more && <Button kind='quiet' onTap={() => void list.more?.()}>{t('more')}</Button>}
            </>
          );
        }}
      </Loading>
    </Page>
  );
}
