import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { requestTextMax } from '@guiyan/shared/domain/requests';
import { call } from '@/api';
import { deliver } from '@/api/deliver';
import { useSession } from '@/api/session';
import { useDeed } from '@/hooks/useDeed';
import { useKept } from '@/hooks/useKept';
import { useLater } from '@/hooks/useLater';
import { usePhotos } from '@/hooks/usePhotos';
import { useSubscribe } from '@/hooks/useSubscribe';
import { goBack } from '@/ui/bar';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { TextArea } from '@/ui/Field';
import { Card, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Photos } from '@/ui/Photos';
import { ForWhom, type Behalf } from '../parts/ForWhom';
import { ItemCard } from '../parts/ItemCard';
import { Urgent } from '../parts/Urgent';
import { t } from '../texts';
import '../requests.scss';

const firstFour = 4;

/** S2: a member or the family asks for a service at home; X11 or somebody who may act for them. */
export default function SubmitPage() {
  const hat = useSession((session) => session.hat?.hat);
  const behalf = hat === 'helper' || hat === 'liaison';
  const later = useLater();
  const [item, setItem] = useState('MEDICAL');
  const [all, setAll] = useState(false);
  const [text, setText] = useState('');
  const [bare, setBare] = useState(false);
  const [whom, setWhom] = useState<string | null>(null);
  const [to, setTo] = useState<Behalf>({});
  const photos = usePhotos();
  const { nudge } = useSubscribe();
  const { act, busy, error } = useDeed();

  // Kept on the phone: what to bring is wanted where there is no network.
  const items = useKept('items', () => call('items.list', {}), []);
  const rows = items.data?.rows ?? [];
  const asker = behalf ? 'helper' : hat === 'family' ? 'family' : 'member';
  const choices = rows.filter(({ spec }) => spec.askers.includes(asker)).map(({ code, spec }) => ({ value: code, words: spec.zh }));
  const shown = all ? choices : [...choices.slice(0, firstFour - 1), { value: 'more', words: t('more') }];
  const chosen = rows.find(({ code }) => code === item);
  const send = () => {
    const missing = text.trim() === '' || (behalf && whom === null);
    setBare(missing);
    if (missing) return;
    nudge();
    void act(async () => {
      const { photoIds, photos: unsent } = photos.along();
      const happenedAt = Date.now();
      const sent = await deliver('requests.submit', { item, text: text.trim(), photoIds, ...to }, { entity: `request.${happenedAt}`, happenedAt, photos: unsent, words: `${t('submitTitle')}：${chosen?.spec.zh ?? item}` });
      void Taro.showToast({ title: t(sent ? 'sent' : 'kept'), icon: 'none', duration: 2500 });
      if (sent) await Taro.redirectTo({ url: `/requests/show/index?id=${sent.id}` });
      else goBack();
    });
  };

  return (
    <Page
      title={t(behalf ? 'behalfTitle' : 'submitTitle')}
      dock={
        <Button busy={busy} onTap={send}>
          {t('send')}
        </Button>
      }
      note={t('sendNote')}
    >
      {behalf && <ForWhom helper={hat === 'helper'} value={whom} onPick={(value, next) => { setWhom(value); setTo(next); }} />}
      <Section title={t('what')} />
      <ChipRow<string> choices={shown} picked={item} onPick={(value) => (value === 'more' ? setAll(true) : setItem(value))} />
      <Urgent text={text} help={item === 'HELP'} />
      <Section title={t('say')} />
      <Card>
        <TextArea value={text} max={requestTextMax} placeholder={t('sayPlace')} error={bare ? t(behalf && whom === null ? 'forWhomMissing' : 'empty') : (error ?? photos.error)?.message} onChange={setText} />
      </Card>
      {later && (
        <>
          {chosen && <ItemCard sheet={{ ...chosen.spec, windows: chosen.windows }} link={items.data && `/requests/item/index?code=${item}&place=${items.data.place}`} />}
          <Section title={t('photos')} side={photos.paths.length > 0 ? t('photoCount', { n: photos.paths.length }) : undefined} />
          <View>
            <Photos paths={photos.paths} onChange={photos.change} />
          </View>
        </>
      )}
    </Page>
  );
}
