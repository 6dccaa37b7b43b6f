import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { dayWords } from '@guiyan/shared/domain/dates';
import { bookingMax } from '@guiyan/shared/domain/markets';
import { type RequestItem, requestItems } from '@guiyan/shared/domain/requests';
import { call } from '@/api';
import { deliver } from '@/api/deliver';
import { useSession } from '@/api/session';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { useKept } from '@/hooks/useKept';
import { goBack } from '@/ui/bar';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { TextArea } from '@/ui/Field';
import { Card, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { PickerField } from '@/ui/PickerField';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

type Choice = RequestItem | 'more';
const choices = requestItems.filter(({ code }) => code !== 'HELP').map(({ code, label }) => ({ value: code, words: label }));
const firstThree = choices.slice(0, 3);

/** S8 A day, a matter, and what to bring for it. */
export default function BookPage() {
  const { id = '' } = useRouter().params;
  const helper = useSession((session) => session.hat?.hat === 'helper');
  const days = useKept(`markets.${id}`, () => call('markets.days', { id }), [id]);
  const due = useCall(async () => (helper ? call('visits.due', {}) : null), [helper]);
  const [day, setDay] = useState<string | null>(null);
  const [item, setItem] = useState<RequestItem>('MEDICAL');
  const [all, setAll] = useState(false);
  const [words, setWords] = useState('');
  const [familyId, setFamilyId] = useState<string | null>(null);
  const { act, busy, error } = useDeed();
  const missing = !day ? t('pickDay') : helper && !familyId ? t('pickFamily') : undefined;
  const send = () =>
    void act(async () => {
      if (!day) return;
      const happenedAt = Date.now();
      const sent = await deliver('markets.book', { id, day, item, words: words.trim(), ...(familyId && { familyId }) }, { entity: `booking.${id}.${day}.${familyId ?? ''}`, happenedAt, words: `${t('bookTitle')}：${dayWords(day)}` });
      void Taro.showToast({ title: t(sent ? 'sent' : 'kept'), icon: 'none', duration: 2500 });
      if (sent) await Taro.redirectTo({ url: '/outposts/mine/index' });
      else goBack();
    });
  const shown: { value: Choice; words: string }[] = all ? choices : [...firstThree, { value: 'more', words: t('more') }];
  return (
    <Page title={t('bookTitle')} dock={<Button big busy={busy} disabled={missing !== undefined} onTap={send}>{t('send')}</Button>} note={missing ?? error?.message ?? t('sendNote')}>
      <Loading of={days} rows={2}>
        {({ rows }) => {
          const open = rows.filter((d) => d.on).map((d) => ({ value: d.day, words: `${dayWords(d.day)}（${d.lunar}）` }));
          if (open.length === 0) return <Empty words={t('noDays')} />;
          return (
            <>
              <Section title={t('which')} />
              <Card>
                <PickerField label={t('which')} choices={open} value={day} onPick={setDay} />
                {helper && <PickerField label={t('whose')} choices={(due.data?.rows ?? []).map((f) => ({ value: f.familyId, words: `${f.family} ${f.village}` }))} value={familyId} onPick={setFamilyId} />}
              </Card>
              <Section title={t('what')} />
              <ChipRow<Choice> choices={shown} picked={item} onPick={(value) => (value === 'more' ? setAll(true) : setItem(value))} />
              <Section title={t('say')} />
              <Card>
                <TextArea value={words} max={bookingMax} placeholder={t('sayPlace')} onChange={setWords} />
              </Card>
            </>
          );
        }}
      </Loading>
    </Page>
  );
}
