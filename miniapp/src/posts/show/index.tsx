import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { dayWords } from '@guiyan/shared/domain/dates';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useKept } from '@/hooks/useKept';
import { useVoice } from '@/hooks/useVoice';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { FilePhotos } from '@/ui/FilePhotos';
import { Card, Row } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Loading } from '@/ui/States';
import { markSeen } from '../seen';
import { t } from '../texts';
import './show.scss';

const langs = [{ value: 'zh', words: t('zh') }, { value: 'bo', words: t('bo') }] as const;

/** M7 One of them, in Chinese and, where it was written, in Tibetan. */
export default function PostPage() {
  const { id = '' } = useRouter().params;
  const post = useKept(`post.${id}`, () => call('posts.get', { id }), [id]);
  const [lang, setLang] = useState(useSession.getState().lang);
  const voice = useVoice();
  const isHere = post.data !== undefined;
  useEffect(() => {
    if (isHere) markSeen(id);
  }, [id, isHere]);
  return (
    <Page title={t('one')}>
      <Loading of={post} rows={4}>
        {(found) => {
          const bo = lang === 'bo' && found.textBo !== '';
          const title = (bo && found.titleBo) || found.title;
          return (
            <>
              {found.textBo !== '' && <ChipRow choices={langs} picked={bo ? 'bo' : 'zh'} onPick={setLang} shape='even' />}
              <View className='head head-work'>{title}</View>
              <View className='subhead'>{`${found.from === found.place ? found.from : t('from', { from: found.from, place: found.place })}，${dayWords(found.on)}`}</View>
              <View className='section' />
              <Card padded>
                <View className={bo ? 'post-text post-bo' : 'post-text'}>{bo ? found.textBo : found.text}</View>
                <FilePhotos ids={found.photoIds} />
              </Card>
              {voice && !bo && <Button kind='outlined' onTap={() => voice(`${found.title}。${found.text}`)}>{t('read')}</Button>}
              <View className='section' />
              <Card>
                <Row icon='phone' title={t('ask')} onTap={() => void Taro.navigateTo({ url: '/orgs/directory/index' })} />
              </Card>
            </>
          );
        }}
      </Loading>
    </Page>
  );
}
