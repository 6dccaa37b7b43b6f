import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { callAnswers, callAnswerWords, callOutcomes, callOutcomeWords, callQuestions, callWants, callWantWords, type CallAnswer, type CallWant } from '@guiyan/shared/domain/calls';
import { call } from '@/api';
import { deliver } from '@/api/deliver';
import { useNet } from '@/api/net';
import { dial } from '@/hooks/dial';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { Field, TextField } from '@/ui/Field';
import { Card } from '@/ui/List';
import { Sheet } from '@/ui/Sheet';
import { t } from '../texts';
import type { Call } from './index';

type Outcome = (typeof callOutcomes)[number];

/** The number, what to tell, and what came of it in two taps; without network it waits in the phone and counts for this hour all the same. */
export const CallSheet = ({ one, tells, onClose, onDone }: { one: Call; tells: readonly string[]; onClose: () => void; onDone: () => void }) => {
  const online = useNet((net) => net.online);
  const [rang, setRang] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [answer, setAnswer] = useState<CallAnswer | null>(null);
  const [wants, setWants] = useState<CallWant | null>(null);
  const [words, setWords] = useState('');
  const [happenedAt] = useState(() => Date.now());
  const ringing = useDeed();
  const saving = useDeed();

  const ring = () =>
    void ringing.act(async () => {
      await dial((await call('calls.dial', { memberId: one.memberId })).phone);
      setRang(true);
    });
  const save = () =>
    void saving.act(async () => {
      if (!outcome) return;
      const told = { memberId: one.memberId, outcome, words: words.trim(), happenedAt, ...(outcome === 'reached' && { ...(answer && { answer }), ...(wants && { wants }) }) };
      const reply = await deliver('calls.log', told, { entity: `call.${one.memberId}`, words: t('of', { name: one.name }) });
      void Taro.showToast({ title: t(!reply ? 'kept' : reply.unreached ? 'listed' : answer === 'difficulty' ? 'savedTrouble' : 'saved'), icon: 'none', duration: 2500 });
      onDone();
      onClose();
    });
  const missing = !outcome ? t('pick') : outcome === 'reached' && !answer ? t('pickAnswer') : undefined;
  const reached = outcome === 'reached';
  return (
    <Sheet title={t('sheet', { name: one.name })} foot={answer === 'difficulty' ? t('trouble') : missing} onClose={onClose}>
      {tells.length > 0 && (
        <View className='subhead'>
          {tells.map((told, at) => (
            <View key={at}>{`${at + 1}. ${told}`}</View>
          ))}
        </View>
      )}
      {one.can.includes('call') && online && (
        <View className='dock-buttons note-box'>
          <Button kind={rang ? 'outlined' : 'primary'} busy={ringing.busy} note={one.phone ?? undefined} onTap={ring}>
            {t('number')}
          </Button>
        </View>
      )}
      {!(one.can.includes('call') && online) && <View className='subhead'>{online ? t('noNumber') : t('offline')}</View>}
      {ringing.error && <View className='red'>{ringing.error.message}</View>}
      <Card>
        <Field label={t('outcome')}>
          <ChipRow choices={callOutcomes.map((value) => ({ value, words: callOutcomeWords[value] }))} picked={outcome} onPick={setOutcome} />
        </Field>
        {reached && (
          <>
            <Field label={callQuestions[0]}>
              <ChipRow choices={callAnswers.map((value) => ({ value, words: callAnswerWords[value] }))} picked={answer} onPick={setAnswer} />
            </Field>
            <Field label={callQuestions[1]}>
              <ChipRow choices={callWants.map((value) => ({ value, words: callWantWords[value] }))} picked={wants} onPick={setWants} />
            </Field>
          </>
        )}
        {outcome && <TextField value={words} onChange={setWords} max={300} placeholder={t(reached ? 'words' : 'missWords')} error={saving.error?.message} />}
      </Card>
      <View className='section' />
      <View className='dock-buttons'>
        <Button kind={rang || outcome ? 'primary' : 'outlined'} busy={saving.busy} disabled={missing !== undefined} onTap={save}>
          {t('save')}
        </Button>
      </View>
    </Sheet>
  );
};
