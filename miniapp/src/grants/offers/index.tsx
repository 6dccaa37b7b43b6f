import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { dayWords } from '@guiyan/shared/domain/dates';
import { amountWords, grantWords } from '@guiyan/shared/domain/grants';
import { answerWords, interestWords, offerWords } from '@guiyan/shared/domain/offers';
import { call } from '@/api';
import { storeAndWait } from '@/api/outbox';
import { useSession } from '@/api/session';
import { useDeed } from '@/hooks/useDeed';
import { useKept } from '@/hooks/useKept';
import { Button } from '@/ui/Button';
import { TextArea } from '@/ui/Field';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Refused } from '@/ui/Refused';
import { Loading } from '@/ui/States';
import { t } from '../texts';
import './index.scss';

type Answer = Output<'grants.answers'>['rows'][number];
const what = (o: Answer): string => [o.kind !== 'loan' && offerWords[o.kind], `${grantWords[o.gives].title} ${amountWords(o.gives, o.amount)}`, o.kind === 'loan' && t('loan', { bank: o.bank, interest: interestWords(o.interest) }), o.words].filter(Boolean).join('，');

/** F6 What one's own family was offered, and whether it wants it. */
const Offer = ({ o, onSaid }: { o: Answer; onSaid: (answer: Answer) => void }) => {
  const [again, setAgain] = useState(false);
  const [words, setWords] = useState('');
  const { act, busy, error } = useDeed();
  const open = o.can.includes('answer');
  const say = (want: boolean) =>
    void act(async () => {
      const reply = await storeAndWait('grants.answer', { id: o.id, want, words: words.trim() }, { entity: `offer.${o.id}`, words: t('of', { what: o.title, answer: t(want ? 'want' : 'wantNot') }) });
      void Taro.showToast({ title: t(reply ? 'told' : 'kept'), icon: 'none' });
      onSaid((reply as Answer | null) ?? { ...o, state: want ? 'wanted' : 'declined', said: words.trim() });
      setAgain(false);
    });
  return (
    <Card>
      <Row title={o.title} strong reason={what(o)} side={o.state === 'offered' ? undefined : <Text className={o.state === 'taken' ? 'green' : ''}>{answerWords[o.state]}</Text>} />
      {open && <Row title={t('until', { day: dayWords(o.until), n: o.left })} />}
      {o.said !== '' && <Row title={t('mySaying', { words: o.said })} />}
      {o.reason !== '' && <Row title={t('why', { words: o.reason })} />}
      {o.ended && o.state !== 'taken' && o.state !== 'refused' && <Row title={t(o.ended.how, { day: dayWords(o.ended.on), words: o.ended.reason })} />}
      {open && (o.state === 'offered' || again) && (
        <>
          <TextArea value={words} onChange={setWords} placeholder={t('say')} max={100} error={error?.message} />
          <View className='dock-buttons offer-buttons'>
            <Button kind='fill' busy={busy} onTap={() => say(false)}>{t('wantNot')}</Button>
            <Button kind='fill' busy={busy} onTap={() => say(true)}>{t('want')}</Button>
          </View>
        </>
      )}
      {open && o.state !== 'offered' && !again && <Row title={t('change')} onTap={() => setAgain(true)} />}
    </Card>
  );
};
export default function OffersPage() {
  const hat = useSession((session) => session.hat);
  const offers = useKept('grants.answers', () => call('grants.answers', { limit: 20 }), [hat?.id]);
  const had = useKept('grants.list', () => call('grants.list', { limit: 20 }), [hat?.id]);
  return (
    <Page title={t('title')}>
      <View className='subhead'>{t('note')}</View>
      <Refused of='grants.' />
      <Section title={t('offers')} />
      <Loading of={offers} rows={3}>
        {({ rows, next }) => (rows.length === 0 ? <Card><Row title={t('none')} /></Card> : (
          <>{rows.map((o) => <Offer key={o.id} o={o} onSaid={(answer) => offers.replace({ next, rows: rows.map((one) => (one.id === answer.id ? answer : one)) })} />)}</>
        ))}
      </Loading>
      <Section title={t('had')} />
      <Loading of={had} rows={1}>
        {({ rows }) => (
          <Card>
            {rows.length === 0 && <Row title={t('hadNone')} />}
            {rows.map((g) => <Row key={g.id} title={g.project} reason={t('given', { day: dayWords(g.on), amount: `${grantWords[g.kind].title} ${amountWords(g.kind, g.amount)}` })} side={g.outcomes[0] ? amountWords(g.kind, g.outcomes[0].amount) : ''} />)}
          </Card>
        )}
      </Loading>
    </Page>
  );
}
