import Taro, { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { dayWords } from '@guiyan/shared/domain/dates';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useCall } from '@/hooks/useCall';
import { usePages } from '@/hooks/usePages';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { seenPosts } from '../seen';
import { t } from '../texts';

/** M7 What is told to one's place and hat, by topic; what was not opened yet stands out, on this phone only. */
export default function PostsPage() {
  const bo = useSession((session) => session.lang === 'bo');
  const [topic, setTopic] = useState('');
  const [seen, setSeen] = useState(seenPosts);
  useDidShow(() => setSeen(seenPosts()));
  const topics = useCall(() => call('posts.topics', {}), []);
  const posts = usePages((cursor) => call('posts.list', { topic: topic || undefined, cursor, limit: 20 }), [topic]);
  const names = (topics.data?.rows ?? []).map(({ code, name, nameBo }) => ({ value: code, words: (bo && nameBo) || name }));
  return (
    <Page title={t('title')}>
      {names.length > 0 && <ChipRow choices={[{ value: '', words: t('all') }, ...names]} picked={topic} onPick={setTopic} />}
      <Loading of={posts} rows={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty words={t(topic ? 'noneOfTopic' : 'none')} />
          ) : (
            <>
              <Section title={t('private')} />
              <Card>
                {rows.map((one) => (
                  <Row
                    key={one.id} title={(bo && one.titleBo) || one.title} strong={!seen.includes(one.id)} aside={names.find(({ value }) => value === one.topic)?.words}
                    reason={`${one.from}，${dayWords(one.on)}`} onTap={() => void Taro.navigateTo({ url: `/posts/show/index?id=${one.id}` })}
                  />
                ))}
              </Card>
            </>
          )
        }
      </Loading>
      {posts.more && <Button kind='quiet' onTap={() => void posts.more?.()}>{t('more')}</Button>}
    </Page>
  );
}
