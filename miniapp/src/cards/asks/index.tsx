import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { refuseReasons, refuseReasonWords, type RefuseReason } from '@guiyan/shared/domain/cards';
import { dayWords } from '@guiyan/shared/domain/dates';
import { call } from '@/api';
import { useDeed } from '@/hooks/useDeed';
import { usePages } from '@/hooks/usePages';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { TextField } from '@/ui/Field';
import { Page } from '@/ui/Page';
import { Sheet } from '@/ui/Sheet';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';
import './index.scss';

type Ask = Output<'cards.asks'>['rows'][number];
const kindWords = { new: 'kindNew', renew: 'kindRenew', again: 'kindAgain' } as const;
const reasons = refuseReasons.map((value) => ({ value, words: refuseReasonWords[value] }));

const Refuse = ({ ask, onClose, onDone }: { ask: Ask; onClose: () => void; onDone: () => void }) => {
  const [reason, setReason] = useState<RefuseReason>('facts');
  const [words, setWords] = useState('');
  const { act, busy, error } = useDeed();
  const refuse = () =>
    void act(async () => {
      await call('cards.refuse', { id: ask.id, reason, words: words.trim() });
      onDone();
    });
  return (
    <Sheet title={ask.family} onClose={onClose}>
      <ChipRow choices={reasons} picked={reason} onPick={setReason} shape='wide' />
      <View className='note-box ask-gap'>
        <TextField label={t('sayWhy')} value={words} onChange={setWords} placeholder={t('sayWhyHint')} max={120} error={error?.message} />
      </View>
      <View className='dock-buttons ask-gap'>
        <Button busy={busy} onTap={refuse}>
          {t('refuse')}
        </Button>
      </View>
    </Sheet>
  );
};

/** F1 The village looks at who asked: right family, somebody away. */
export default function AsksPage() {
  const asks = usePages((cursor) => call('cards.asks', { status: 'asked', cursor }), []);
  const [refusing, setRefusing] = useState<Ask>();
  const { act, busy, error } = useDeed();
  const check = (ask: Ask) =>
    void act(async () => {
      await call('cards.check', { id: ask.id });
      void Taro.showToast({ title: t('checkedIt'), icon: 'success' });
      await asks.reload();
    });
  return (
    <Page title={t('asksTitle')}>
      {error && <View className='field-error'>{error.message}</View>}
      <Loading of={asks}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty words={t('noAsks')} />
          ) : (
            <>
              {rows.map((ask) => (
                <View key={ask.id} className='card card-padded ask'>
                  <View className='row-title strong'>
                    {ask.family}
                    <Text className='row-aside'>{ask.village}</Text>
                  </View>
                  <View className='row-reason'>{`${t(kindWords[ask.kind])}，${dayWords(ask.steps[0]?.on ?? '')}`}</View>
                  <View className='ask-buttons'>
                    <Button kind='outlined' onTap={() => setRefusing(ask)}>
                      {t('refuse')}
                    </Button>
                    <Button busy={busy} onTap={() => check(ask)}>
                      {t('checkIt')}
                    </Button>
                  </View>
                </View>
              ))}
            </>
          )
        }
      </Loading>
      {refusing && (
        <Refuse
          ask={refusing}
          onClose={() => setRefusing(undefined)}
          onDone={() => {
            setRefusing(undefined);
            void asks.reload();
          }}
        />
      )}
    </Page>
  );
}
