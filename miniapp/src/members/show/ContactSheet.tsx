import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { contactHows, contactHowWords, type ContactHow } from '@guiyan/shared/domain/members';
import { deliver } from '@/api/deliver';
import { useDeed } from '@/hooks/useDeed';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { Field, TextArea, TextField } from '@/ui/Field';
import { Card } from '@/ui/List';
import { Sheet } from '@/ui/Sheet';
import { t } from '../texts';

type Member = Output<'members.get'>;

/** N5 What one talked about; without network it waits in the phone and counts for this day all the same. */
export const ContactSheet = ({ member, onDone, onClose }: { member: Member; onDone: (member: Member) => void; onClose: () => void }) => {
  const [how, setHow] = useState<ContactHow>('phone');
  const [words, setWords] = useState('');
  const [difficulty, setDifficulty] = useState('');
  const [bare, setBare] = useState(false);
  const [happenedAt] = useState(() => Date.now());
  const { act, busy, error } = useDeed();
  const save = () => {
    setBare(words.trim() === '');
    if (words.trim() === '') return;
    void act(async () => {
      const input = { id: member.id, how, words: words.trim(), difficulty: difficulty.trim(), happenedAt };
      const reply = await deliver('members.logContact', input, { entity: `contact.${member.id}`, words: t('contactOf', { name: member.name }), happenedAt });
      if (reply) onDone(reply);
      void Taro.showToast({ title: t(reply ? 'verifySaved' : 'verifyKept'), icon: 'none' });
      onClose();
    });
  };
  return (
    <Sheet title={t('contactOf', { name: member.name })} foot={t('contactFoot')} onClose={onClose}>
      <Card>
        <Field label={t('contactHow')}>
          <ChipRow choices={contactHows.map((value) => ({ value, words: contactHowWords[value] }))} picked={how} onPick={setHow} />
        </Field>
        <TextArea label={t('contactWords')} value={words} max={500} placeholder={t('contactPlace')} error={bare ? t('contactBare') : error?.message} onChange={setWords} />
        <TextField label={t('contactTrouble')} value={difficulty} max={300} placeholder={t('mayBeEmpty')} onChange={setDifficulty} />
      </Card>
      <View className='section' />
      <View className='dock-buttons'>
        <Button busy={busy} onTap={save}>
          {t('contactDeed')}
        </Button>
      </View>
    </Sheet>
  );
};
