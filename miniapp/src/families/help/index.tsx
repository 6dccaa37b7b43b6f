import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { lineMax } from '@guiyan/shared/domain/checkins';
import { emergencyPhones } from '@guiyan/shared/domain/emergency';
import { emergencyIn } from '@guiyan/shared/domain/emergency-words';
import { sayCheckin, takeBack } from '@/api/checkin';
import { useNet } from '@/api/net';
import { dial } from '@/hooks/dial';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { TextArea } from '@/ui/Field';
import { Card, Disc, Row } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty } from '@/ui/States';
import { UndoBar } from '@/ui/UndoBar';
import { t } from '../texts';

const kinds = ['ill', 'medicine', 'house', 'child', 'farm', 'papers', 'come'] as const;
const choices = kinds.map((value) => ({ value, words: t(value) }));

/** One question: what is it? Sent at once, and five seconds to think again. */
export default function HelpPage() {
  const online = useNet((net) => net.online);
  const [kind, setKind] = useState<(typeof kinds)[number]>('come');
  const [line, setLine] = useState('');
  const [sent, setSent] = useState<string>();
  const [undo, setUndo] = useState(false);
  const { act, busy, error } = useDeed();

  // The phone first; what is written can still be sent.
  const found = emergencyIn(line);
  const phones = found.length > 0 ? found : emergencyPhones;
  const send = () =>
    act(async () => {
      const said = line.trim();
      const words = said ? `${t(kind)}：${said}` : t(kind);
      setSent(await sayCheckin({ kind: 'help', line: words.slice(0, lineMax), words: `${t('helpSend')}：${words}` }));
      setUndo(true);
    });
  const takeItBack = () =>
    act(async () => {
      setUndo(false);
      if (sent) await takeBack(sent);
      setSent(undefined);
    });

  if (sent) {
    return (
      <Page title={t('helpTitle')}>
        <Empty words={t(online ? 'helpSent' : 'helpKept')} deed={t('backHome')} onTap={() => void Taro.navigateBack()} />
        {error && <View className='red'>{error.message}</View>}
        {undo && <UndoBar words={t(kind)} onUndo={() => void takeItBack()} onEnd={() => setUndo(false)} />}
      </Page>
    );
  }
  return (
    <Page
      title={t('helpTitle')}
      dock={
        <Button big busy={busy} onTap={() => void send()}>
          {t('helpSend')}
        </Button>
      }
      note={t('helpNote')}
    >
      {phones.map(({ number, words }) => <Row key={number} title={number} reason={words} tone={found.length > 0 ? 'red' : 'plain'} side={<Disc icon='phone' label={number} onTap={() => void dial(number)} />} onTap={() => void dial(number)} />)}
      <View className='head'>{t('helpQuestion')}</View>
      <View className='section' />
      <ChipRow choices={choices} picked={kind} onPick={setKind} shape='wide' />
      <View className='section' />
      <Card>
        <TextArea value={line} onChange={setLine} placeholder={t('helpLine')} max={lineMax - 10} error={error?.message} />
      </Card>
    </Page>
  );
}
