import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { dayWords } from '@guiyan/shared/domain/dates';
import { photoStates, photoStateWords, type PhotoState } from '@guiyan/shared/domain/pairings';
import { call } from '@/api';
import { useDeed } from '@/hooks/useDeed';
import { unlessCancelled } from '@/hooks/dial';
import { usePages } from '@/hooks/usePages';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { FilePhotos } from '@/ui/FilePhotos';
import { Card } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

type Photo = Output<'visits.photos'>['rows'][number];
const states = photoStates.map((value) => ({ value, words: photoStateWords[value] }));
const reasons = [t('photoChild'), t('photoIll'), t('photoPaper'), t('photoUnclear')];

/** H10 Pictures of visits, one after the other: shown to others from now on, or not and why. */
export default function PhotosPage() {
  const [state, setState] = useState<PhotoState>('waiting');
  const list = usePages((cursor) => call('visits.photos', { state, limit: 10, ...(cursor && { cursor }) }), [state]);
  const { act, busy, error } = useDeed();
  const check = (photo: Photo, pass: boolean) =>
    void act(async () => {
      let reason = '';
      if (!pass) {
        const picked = await Taro.showActionSheet({ itemList: reasons }).catch(unlessCancelled);
        if (!picked) return;
        reason = reasons[picked.tapIndex] ?? '';
      }
      await call('visits.checkPhoto', { id: photo.id, pass, reason });
      await list.reload();
    });
  return (
    <Page title={t('photosTitle')}>
      <View className='subhead'>{t('photosNote')}</View>
      <View className='section' />
      <ChipRow choices={states} picked={state} onPick={setState} />
      {error && <View className='field-error'>{error.message}</View>}
      <View className='section' />
      <Loading of={list} rows={3}>
        {({ rows }) =>
          rows.length === 0 ? <Empty words={t(state === 'waiting' ? 'photosNone' : 'photosNoneHere')} /> : (
            <>
              {rows.map((p) => (
                <Card key={p.id} padded>
                  <View className='row-title'>{p.family}<Text className='row-aside'>{p.village}</Text></View>
                  <View className='row-reason'>{[t('photoBy', { by: p.by, day: dayWords(p.on) }), p.checkedBy && t('photoChecked', { by: p.checkedBy }), p.reason].filter(Boolean).join('，')}</View>
                  <FilePhotos ids={[p.id]} />
                  <View className='dock-buttons'>
                    {p.can.includes('pass') && <Button kind='fill' busy={busy} onTap={() => check(p, true)}>{t('photoPass')}</Button>}
                    {p.can.includes('withhold') && <Button kind='outlined' busy={busy} onTap={() => check(p, false)}>{t('photoHold')}</Button>}
                  </View>
                </Card>
              ))}
              {list.more && <Button kind='quiet' onTap={() => void list.more?.()}>{t('photosMore')}</Button>}
            </>
          )
        }
      </Loading>
    </Page>
  );
}
