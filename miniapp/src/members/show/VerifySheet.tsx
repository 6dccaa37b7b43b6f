import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { verifyHows, verifyHowWords, type VerifyHow } from '@guiyan/shared/domain/members';
import { deliver } from '@/api/deliver';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { Field, TextField } from '@/ui/Field';
import { Card } from '@/ui/List';
import { Sheet } from '@/ui/Sheet';
import { t } from '../texts';

type Member = Output<'members.get'>;

/** R4 Checked at the door; without network it waits in the phone and counts for this day all the same. */
export const VerifySheet = ({ member, onDone, onClose }: { member: Member; onDone: (member: Member) => void; onClose: () => void }) => {
  const [how, setHow] = useState<VerifyHow>('door');
  const [note, setNote] = useState('');
  const [happenedAt] = useState(() => Date.now());
  const { act, busy, error } = useDeed();
  const save = () =>
    void act(async () => {
      const reply = await deliver('members.verify', { id: member.id, how, note: note.trim(), happenedAt }, { entity: `verify.${member.id}`, words: t('verifyOf', { name: member.name }) });
      if (reply) onDone(reply);
      void Taro.showToast({ title: t(reply ? 'verifySaved' : 'verifyKept'), icon: 'none' });
      onClose();
    });
  return (
    <Sheet title={t('verifyTitle', { name: member.name })} foot={t('verifyFoot')} onClose={onClose}>
      <Card>
        <Field label={t('how')}>
          <ChipRow choices={verifyHows.map((value) => ({ value, words: verifyHowWords[value] }))} picked={how} onPick={setHow} />
        </Field>
        <TextField label={t('verifyNote')} value={note} onChange={setNote} max={200} placeholder={t('mayBeEmpty')} error={error?.message} />
      </Card>
      <View className='section' />
      <View className='dock-buttons'>
        <Button busy={busy} onTap={save}>
          {t('verifyDeed')}
        </Button>
      </View>
    </Sheet>
  );
};
