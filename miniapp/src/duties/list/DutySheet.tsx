import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { shanghaiDay } from '@guiyan/shared/domain/dates';
import { dutyEvidenceWords, dutyStepWords } from '@guiyan/shared/domain/duties';
import { call } from '@/api';
import { deliver } from '@/api/deliver';
import { useSession } from '@/api/session';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { nearWords } from '@/i18n/dates';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { Field, TextArea } from '@/ui/Field';
import { Card, Row, Section } from '@/ui/List';
import { Sheet } from '@/ui/Sheet';
import { t } from '../texts';
import type { Duty } from '../ways';

type Deed = Duty['can'][number];
const words = { done: ['doneHow', 'donePlace', 'done'], cancel: ['cancelWhy', 'cancelPlace', 'cancel'], assign: ['handWhy', 'mayBeEmpty', 'hand'] } as const;

/** One duty: what happened to it, and what this hat may do with it. What a fact proves is never ticked here. */
export const DutySheet = ({ duty, way, onClose, onDone }: { duty: Duty; way: string | undefined; onClose: () => void; onDone: () => void }) => {
  const { id, title, subject, evidence, can } = duty;
  const today = useSession((session) => session.today);
  const [deed, setDeed] = useState<Deed | undefined>(can.includes('done') ? 'done' : undefined);
  const [said, setSaid] = useState('');
  const [bare, setBare] = useState(false);
  const [to, setTo] = useState<'secretary' | 'clerk'>('secretary');
  const whole = useCall(() => call('duties.get', { id }), [id]);
  const { act, busy, error } = useDeed();
  const about = { entity: `duty.${id}`, words: t('of', { title, name: subject.name }) };
  const send = () => {
    const text = said.trim();
    setBare(deed !== 'assign' && text === '');
    if (!deed || (deed !== 'assign' && text === '')) return;
    void act(async () => {
      const reply =
        deed === 'done' ? await deliver('duties.done', { id, words: text }, about)
        : deed === 'cancel' ? await deliver('duties.cancel', { id, reason: text }, about)
        : await deliver('duties.assign', { id, to: { kind: 'office', hat: to }, reason: text }, about);
      void Taro.showToast({ title: t(reply ? 'saved' : 'kept'), icon: 'none' });
      onDone();
      onClose();
    });
  };
  return (
    <Sheet title={t('of', { title, name: subject.name })} foot={evidence === 'hand' ? undefined : t('proof', { proof: dutyEvidenceWords[evidence] })} onClose={onClose}>
      {duty.words !== '' && <Card padded>{duty.words}</Card>}
      {(whole.data?.trail.length ?? 0) > 0 && (
        <>
          <Section title={t('trail')} />
          <Card>{whole.data?.trail.map(({ at, what, by, words: told }) => <Row key={`${at}${what}`} title={dutyStepWords[what]} reason={[by, told].filter(Boolean).join('：')} side={nearWords(shanghaiDay(at), today)} />)}</Card>
        </>
      )}
      {can.length > 1 && <ChipRow<Deed> choices={can.map((value) => ({ value, words: t(words[value][2]) }))} picked={deed ?? null} onPick={setDeed} />}
      {deed && (
        <Card>
          {deed === 'assign' && (
            <Field label={t('handTo')}>
              <ChipRow choices={[{ value: 'secretary', words: t('secretary') }, { value: 'clerk', words: t('clerk') }]} picked={to} onPick={setTo} />
            </Field>
          )}
          <TextArea label={t(words[deed][0])} value={said} max={120} placeholder={t(words[deed][1])} error={bare ? t('bare') : error?.message} onChange={setSaid} />
        </Card>
      )}
      <View className='section' />
      <View className='dock-buttons'>
        {way && <Button {...(deed && { kind: 'outlined' as const })} onTap={() => { onClose(); void Taro.navigateTo({ url: way }); }}>{t('go')}</Button>}
        {deed && <Button busy={busy} onTap={send}>{t(words[deed][2])}</Button>}
      </View>
    </Sheet>
  );
};
