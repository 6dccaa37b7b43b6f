import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { call } from '@/api';
import { sayCheckin, type Spoken, takeBack } from '@/api/checkin';
import { hear } from '@/hooks/heard';
import { useDeed } from '@/hooks/useDeed';
import { useKept } from '@/hooks/useKept';
import { useVoice } from '@/hooks/useVoice';
import { nearWords } from '@/i18n/dates';
import { Button } from '@/ui/Button';
import { Icon, Mark } from '@/ui/Icon';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { UndoBar } from '@/ui/UndoBar';
import { Listen, Voice } from '@/ui/Voice';
import { t } from '../texts';
import './index.scss';

/** What happened, newest first, in large letters; and the answer to it: 报平安. */
export default function NewsPage() {
  const home = useKept('home', () => call('home.open', {}), []);
  const voice = useVoice();
  const { act, busy, error } = useDeed();
  const [said, setSaid] = useState<string>();
  const [spoken, setSpoken] = useState<Spoken>();
  const family = home.data?.family;

  useEffect(() => {
    if (family) hear(family.news);
  }, [family]);

  const say = () =>
    act(async () => {
      setSaid(await sayCheckin({ kind: 'well', voice: spoken, words: t('well') }));
      setSpoken(undefined);
    });
  const undo = () =>
    act(async () => {
      setSaid(undefined);
      if (said) await takeBack(said);
      await home.reload();
    });

  return (
    <Page
      title={t('newsTitle')}
      dock={
        <Button big busy={busy} onTap={() => void say()}>
          <Mark />
          <Text>{t('well')}</Text>
        </Button>
      }
      note={error?.message ?? (family?.lastCheckin || t('wellNote'))}
    >
      <Loading of={home}>
        {({ family: told, today }) =>
          told && told.news.length > 0 ? (
            <Card>
              {told.news.map(({ id, on, title, words, voiceId, meetingId }) => (
                <View key={id} className='news'>
                  <View className='row-reason'>{nearWords(on, today)}</View>
                  <View className='strong'>{title}</View>
                  <View>{words}</View>
                  {voiceId && <Listen id={voiceId} />}
                  {meetingId && <Button kind='outlined' onTap={() => void Taro.navigateTo({ url: `/meetings/show/index?id=${meetingId}` })}>{t('answer')}</Button>}
                  {voice && (
                    <View className='news-read' ariaRole='button' onClick={() => voice(`${nearWords(on, today)}，${title}。${words}`)}>
                      <Icon name='volume-2' size='small' />
                      <Text>{t('read')}</Text>
                    </View>
                  )}
                </View>
              ))}
            </Card>
          ) : (
            <Empty words={t('noNews')} />
          )
        }
      </Loading>
      <Section title={t('speak')} />
      <Voice id={spoken?.id} kept={spoken !== undefined} onId={(id) => setSpoken(id ? { path: '', key: '', id } : undefined)} onKept={setSpoken} />
      {/* Big letters have room for four buttons on the first page: this is the way from there. */}
      <View className='section' />
      <Card>
        <Row title={t('giftsTitle')} onTap={() => void Taro.navigateTo({ url: '/families/gifts/index' })} />
        <Row title={t('rate')} reason={t('rateLine')} onTap={() => void Taro.navigateTo({ url: '/services/rate/index' })} />
      </Card>
      {said && (
        <UndoBar
          words={t('wellSent')}
          onUndo={() => void undo()}
          onEnd={() => {
            setSaid(undefined);
            void home.reload();
          }}
        />
      )}
    </Page>
  );
}
