import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { dayWords } from '@guiyan/shared/domain/dates';
import { bookingMax } from '@guiyan/shared/domain/markets';
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
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { PickerField } from '@/ui/PickerField';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

const firstThree = 3;

/** S8 A day, a matter, and what to bring for it. */
export default function BookPage() {
  const { id = '', item: asked = 'MEDICAL' } = useRouter().params;
  const helper = useSession((session) => session.hat?.hat === 'helper');
  const days = useKept(`markets.${id}`, () => call('markets.days', { id }), [id]);
  const items = useKept('items', () => call('items.list', {}), []);
  const due = useCall(async () => (helper ? call('duties.visits', {}) : null), [helper]);
  const [day, setDay] = useState<string | null>(null);
  const [item, setItem] = useState(asked);
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
  const forms = items.data?.rows ?? [];
  const choices = forms.map(({ code, spec }) => ({ value: code, words: spec.zh }));
  const few = [...choices.slice(0, firstThree), ...choices.slice(firstThree).filter((c) => c.value === item)];
  const shown = all ? choices : [...few, { value: 'more', words: t('more') }];
  const papers = forms.find((f) => f.code === item)?.spec.papers ?? [];
  return (
    <Page title={t('bookTitle')} dock={<Button big busy={busy} disabled={missing !== undefined} onTap={send}>{t('send')}</Button>} note={missing ?? error?.message ?? t('sendNote')}>
      <Loading of={days} rows={2}>
        {({ rows }) => {
          const open = rows.filter((d) => d.on).map((d) => ({ value: d.day, words: `${dayWords(d.day)}（${d.lunar}）` }));
          if (open.length === 0) return <Empty words={t('noDays')} />;
          return (
            <>
              <Card>
                <PickerField label={t('which')} choices={open} value={day} onPick={setDay} />
                {helper && <PickerField label={t('whose')} choices={(due.data?.rows ?? []).map((f) => ({ value: f.familyId, words: `${f.family} ${f.village}` }))} value={familyId} onPick={setFamilyId} />}
              </Card>
              <Section title={t('what')} />
              <ChipRow<string> choices={shown} picked={item} onPick={(value) => (value === 'more' ? setAll(true) : setItem(value))} />
              {papers.length > 0 && (
                <>
                  <Section title={t('bring')} />
                  <Card>
                    {papers.map((p) => <Row key={p.name} title={p.name} reason={p.note || undefined} />)}
                  </Card>
                </>
              )}
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
