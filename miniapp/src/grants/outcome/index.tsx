import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { dayWords, shanghaiDay } from '@guiyan/shared/domain/dates';
import { amountWords, grantWords, MOST_GRANTED } from '@guiyan/shared/domain/grants';
import { call } from '@/api';
import { storeAndWait } from '@/api/outbox';
import { useSession } from '@/api/session';
import { useDeed } from '@/hooks/useDeed';
import { useKept } from '@/hooks/useKept';
import { DayField } from '@/ui/DayField';
import { TextArea, TextField } from '@/ui/Field';
import { FormPage } from '@/ui/FormPage';
import { Card, Row, Section } from '@/ui/List';
import { Refused } from '@/ui/Refused';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

type Grant = Output<'grants.list'>['rows'][number];
/** As it is kept: money in 分, all else whole. */
const amountOf = (typed: string, { kind }: Grant): number | null => {
  const { scale } = grantWords[kind];
  if (!(scale === 1 ? /^\d{1,9}$/ : /^\d{1,7}(\.\d{1,2})?$/).test(typed)) return null;
  const amount = Math.round(Number(typed) * scale);
  return amount <= MOST_GRANTED ? amount : null;
};

/** H18 What came of it, told where it stands: by the liaison or a helper of the family, with or without network. */
export default function OutcomePage() {
  const hat = useSession((session) => session.hat);
  const [today] = useState(() => shanghaiDay(Date.now()));
  const list = useKept('grants.list', () => call('grants.list', { limit: 50 }), [hat?.id]);
  const [id, setId] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [words, setWords] = useState('');
  const [on, setOn] = useState(today);
  const { act, busy, error } = useDeed();
  const grant = list.data?.rows.find((g) => g.id === id) ?? null;
  const amount = grant && amountOf(typed.trim(), grant);
  const save = () =>
    void act(async () => {
      if (!grant || amount === null || !list.data) return;
      const reply = (await storeAndWait('grants.outcome', { id: grant.id, on, amount, words: words.trim() }, { entity: `grant.${grant.id}`, words: t('of', { what: `${grant.family}${grant.project}`, answer: amountWords(grant.kind, amount) }) })) as Grant | null;
      void Taro.showToast({ title: t(reply ? 'saved' : 'kept'), icon: 'none' });
      if (reply) list.replace({ ...list.data, rows: list.data.rows.map((g) => (g.id === reply.id ? reply : g)) });
      setId(null);
      setTyped('');
      setWords('');
    });
  return (
    <FormPage title={t('workTitle')} save={t('save')} missing={amount === null ? t('missing') : undefined} busy={busy} error={error} onSave={save}>
      <View className='subhead'>{t('workNote')}</View>
      <Refused of='grants.' />
      {grant && (
        <>
          <Section title={`${grant.family}，${grant.project}`} />
          <Card>
            <TextField type='text' label={t('howMany', { unit: grantWords[grant.kind].unit })} value={typed} onChange={setTyped} max={10} error={typed && amount === null ? t('bad', { unit: grantWords[grant.kind].unit }) : undefined} />
            <DayField label={t('on')} day={on} until={today} onPick={setOn} />
            <TextArea value={words} onChange={setWords} placeholder={t('line')} max={100} />
          </Card>
        </>
      )}
      <Section title={t('which')} />
      <Loading of={list}>
        {({ rows }) => (rows.length === 0 ? <Empty words={t('workNone')} /> : (
          <Card>
            {rows.map((g) => (
              <Row
                key={g.id} title={g.family} aside={g.project} strong={g.id === id} reason={t('given', { day: dayWords(g.on), amount: `${grantWords[g.kind].title} ${amountWords(g.kind, g.amount)}` })}
                side={g.outcomes[0] ? t('now', { day: dayWords(g.outcomes[0].on), amount: amountWords(g.kind, g.outcomes[0].amount) }) : t('notYet')} onTap={g.can.includes('outcome') ? () => { setId(g.id); setTyped(''); } : undefined}
              />
            ))}
          </Card>
        ))}
      </Loading>
    </FormPage>
  );
}
