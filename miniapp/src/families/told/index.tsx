import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { type CheckinKind, lineMax } from '@guiyan/shared/domain/checkins';
import { emergencyPhones } from '@guiyan/shared/domain/emergency';
import { emergencyIn } from '@guiyan/shared/domain/emergency-words';
import { deliver } from '@/api/deliver';
import { dial } from '@/hooks/dial';
import { useDeed } from '@/hooks/useDeed';
import { goBack } from '@/ui/bar';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { TextArea } from '@/ui/Field';
import { Card, Disc, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { useCall } from '@/hooks/useCall';
import { call } from '@/api';
import { t } from '../texts';

const kinds: { value: CheckinKind; words: string }[] = [{ value: 'well', words: t('toldWell') }, { value: 'help', words: t('toldHelp') }];

/** X11 What somebody told by phone who cannot say it here himself. Nothing it needs is fetched: without network it waits in the phone. */
export default function ToldPage() {
  const { memberId, familyId } = useRouter().params;
  // A name stands in no address.
  const name = (Taro.getCurrentInstance().preloadData as { name?: string } | undefined)?.name ?? '';
  const [kind, setKind] = useState<CheckinKind>('well');
  const [line, setLine] = useState('');
  const [happenedAt] = useState(() => Date.now());
  const { act, busy, error } = useDeed();
  const today = useCall(() => call('checkins.told', { limit: 10 }), []);
  const takeBack = (id: string) =>
    void act(async () => {
      await call('checkins.undo', { id });
      await today.reload();
      void Taro.showToast({ title: t('toldBack'), icon: 'none' });
    });

  const said = line.trim();
  const found = emergencyIn(said);
  const urgent = kind === 'help' || found.length > 0;
  const save = () =>
    void act(async () => {
      const whose = memberId ? { memberId } : { familyId };
      const words = [name, t(kind === 'help' ? 'toldHelp' : 'toldWell')].filter(Boolean).join('：');
      const reply = await deliver('checkins.takeDown', { ...whose, kind, line: said, happenedAt }, { entity: `told.${memberId ?? familyId}`, words, happenedAt });
      void Taro.showToast({ title: t(reply ? (kind === 'help' ? 'toldAsked' : 'toldSaved') : 'helpKept'), icon: 'none', duration: 2500 });
      goBack();
    });

  return (
    <Page
      title={t('toldTitle')}
      dock={
        <Button big busy={busy} onTap={save}>
          {t('toldDeed')}
        </Button>
      }
      note={error?.message ?? t('toldNote')}
    >
      {urgent && (found.length > 0 ? found : emergencyPhones).map(({ number, words }) => <Row key={number} title={number} reason={words} tone={found.length > 0 ? 'red' : 'plain'} side={<Disc icon='phone' label={number} onTap={() => void dial(number)} />} onTap={() => void dial(number)} />)}
      <View className='head head-work'>{name || t('toldTitle')}</View>
      <View className='subhead'>{t('toldLead')}</View>
      <Section title={t('toldAsk')} />
      <ChipRow choices={kinds} picked={kind} onPick={setKind} shape='wide' />
      <View className='section' />
      <Card>
        <TextArea value={line} onChange={setLine} placeholder={t('toldLine')} max={lineMax} />
      </Card>
      {today.data && today.data.rows.length > 0 && <Section title={t('toldToday')} />}
      {today.data && today.data.rows.length > 0 && (
        <Card>
          {today.data.rows.map((c) => <Row key={c.id} title={t('toldBy', { agent: c.agent ?? '', who: c.who })} reason={[t(c.kind === 'help' ? 'toldHelp' : 'toldWell'), c.line].filter(Boolean).join('，')} side={t('takeBack')} onTap={() => takeBack(c.id)} />)}
        </Card>
      )}
    </Page>
  );
}
