import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { requestTextMax } from '@guiyan/shared/domain/requests';
import { call } from '@/api';
import { deliver } from '@/api/deliver';
import { useDeed } from '@/hooks/useDeed';
import { useKept } from '@/hooks/useKept';
import { usePhotos } from '@/hooks/usePhotos';
import { goBack } from '@/ui/bar';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { TextArea } from '@/ui/Field';
import { Card, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Photos } from '@/ui/Photos';
import { t } from '../texts';
import '../requests.scss';

const firstFour = 4;

/** S2: a member or the family asks for a service at home. */
export default function SubmitPage() {
  const [item, setItem] = useState('MEDICAL');
  const [all, setAll] = useState(false);
  const [text, setText] = useState('');
  const [bare, setBare] = useState(false);
  const photos = usePhotos();
  const { act, busy, error } = useDeed();

  const items = useKept('items', () => call('items.list', {}), []);
  const choices = (items.data?.rows ?? []).map(({ code, spec }) => ({ value: code, words: spec.zh }));
  const shown = all ? choices : [...choices.slice(0, firstFour - 1), { value: 'more', words: t('more') }];
  const send = () => {
    setBare(text.trim() === '');
    if (text.trim() === '') return;
    void act(async () => {
      const { photoIds, photos: unsent } = photos.along();
      const happenedAt = Date.now();
      const sent = await deliver('requests.submit', { item, text: text.trim(), photoIds }, { entity: `request.${happenedAt}`, happenedAt, photos: unsent, words: `${t('submitTitle')}：${choices.find(({ value }) => value === item)?.words ?? item}` });
      void Taro.showToast({ title: t(sent ? 'sent' : 'kept'), icon: 'none', duration: 2500 });
      if (sent) await Taro.redirectTo({ url: `/requests/show/index?id=${sent.id}` });
      else goBack();
    });
  };

  return (
    <Page
      title={t('submitTitle')}
      dock={
        <Button busy={busy} onTap={send}>
          {t('send')}
        </Button>
      }
      note={t('sendNote')}
    >
      <Section title={t('what')} />
      <ChipRow<string> choices={shown} picked={item} onPick={(value) => (value === 'more' ? setAll(true) : setItem(value))} />
      <Section title={t('say')} />
      <Card>
        <TextArea value={text} max={requestTextMax} placeholder={t('sayPlace')} error={bare ? t('empty') : (error ?? photos.error)?.message} onChange={setText} />
      </Card>
      <Section title={t('photos')} side={photos.paths.length > 0 ? t('photoCount', { n: photos.paths.length }) : undefined} />
      <View>
        <Photos paths={photos.paths} onChange={photos.change} />
      </View>
    </Page>
  );
}
