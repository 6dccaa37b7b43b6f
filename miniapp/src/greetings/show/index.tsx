import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { dayWords, fullDayWords } from '@guiyan/shared/domain/dates';
import { type Echo, echoes, echoWords } from '@guiyan/shared/domain/greetings';
import { call } from '@/api';
import { useDeed } from '@/hooks/useDeed';
import { useKept } from '@/hooks/useKept';
import { useVoice } from '@/hooks/useVoice';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { TextField } from '@/ui/Field';
import { Card, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Loading } from '@/ui/States';
import { t } from '../texts';
import './index.scss';

/** M3 A card from home, and one tap to answer it. */
export default function GreetingPage() {
  const { id = '' } = useRouter().params;
  const greeting = useKept(`greeting.${id}`, () => call('greetings.get', { id }), [id]);
  const [kind, setKind] = useState<Echo | null>(null);
  const [words, setWords] = useState('');
  const { act, busy, error } = useDeed();
  const read = useVoice();
  const can = greeting.data?.can.includes('echo') === true;
  const send = () =>
    void act(async () => {
      if (!kind) return;
      greeting.replace(await call('greetings.echo', { id, kind, words: words.trim() }));
      void Taro.showToast({ title: t('sent'), icon: 'none' });
    });
  return (
    <Page
      title={t('title')}
      dock={
        can && (
          <Button busy={busy} disabled={!kind} onTap={send}>
            {t('send')}
          </Button>
        )
      }
      note={can && !kind ? t('pick') : undefined}
    >
      <Loading of={greeting}>
        {(found) => (
          <>
            <View className='greeting'>
              <View className='greeting-feast'>{`${found.year} ${found.occasion}`}</View>
              <View className='greeting-line' />
              <View className='greeting-words'>{found.line}</View>
              <View className='greeting-from'>
                <View>{found.from}</View>
                <View>{fullDayWords(found.sentOn)}</View>
              </View>
            </View>
            {read && (
              <View className='greeting-gap'>
                <Button kind='quiet' onTap={() => read(found.line)}>
                  {t('listen')}
                </Button>
              </View>
            )}
            {found.echo && (
              <Card padded className='greeting-gap'>
                {t('echoed', { day: dayWords(found.echo.on), words: [echoWords[found.echo.kind], found.echo.words].filter(Boolean).join('。') })}
              </Card>
            )}
            {can && (
              <>
                <Section title={t('echoHead')} />
                <ChipRow choices={echoes.map((value) => ({ value, words: echoWords[value] }))} picked={kind} onPick={setKind} />
                <Card className='greeting-gap'>
                  <TextField value={words} max={100} placeholder={t('words')} error={error?.message} onChange={setWords} />
                </Card>
              </>
            )}
          </>
        )}
      </Loading>
    </Page>
  );
}
