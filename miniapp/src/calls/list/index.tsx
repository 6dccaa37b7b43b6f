import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { callOutcomeWords } from '@guiyan/shared/domain/calls';
import { dayWords } from '@guiyan/shared/domain/dates';
import { call } from '@/api';
import { useOutbox } from '@/api/outbox';
import { useSession } from '@/api/session';
import { useKept } from '@/hooks/useKept';
import { useReturn } from '@/hooks/useReturn';
import { nearWords } from '@/i18n/dates';
import { Card, Disc, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';
import { CallSheet } from './CallSheet';

export type Call = Output<'calls.list'>['rows'][number];

/** The list of a township's network branch fits into one. */
const most = 200;

const Left = ({ one, onTap }: { one: Call; onTap: () => void }) => {
  const today = useSession((session) => session.today);
  const waits = useOutbox(({ pending }) => pending.some((item) => item.entity === `call.${one.memberId}`));
  const missed = one.last && t('missed', { day: nearWords(one.last.on, today), what: callOutcomeWords[one.last.outcome] });
  const reason = one.unreached ? t('unreached') : missed ?? (one.state === 'overdue' ? t('overdue', { day: dayWords(one.dueOn) }) : t('before', { day: dayWords(one.dueOn) }));
  return (
    <Row
      title={one.name}
      strong
      aside={one.place}
      reason={reason}
      tone={one.unreached || one.state === 'overdue' ? 'red' : one.last ? 'amber' : 'plain'}
      side={waits ? <Text className='amber'>{t('waits')}</Text> : <Disc icon='phone' label={t('ring', { name: one.name })} onTap={onTap} />}
      onTap={onTap}
    />
  );
};

/** M1 Whom to call this month, what to tell him, and who was reached. */
export default function CallsPage() {
  const today = useSession((session) => session.today);
  const calls = useKept('calls', () => call('calls.list', { limit: most }), []);
  useReturn(calls);
  const [ringing, setRinging] = useState<Call>();
  // Somebody of the list of duties opens with his sheet, once.
  const asked = useRef(useRouter().params.memberId);
  useEffect(() => {
    const one = calls.data?.rows.find(({ memberId, can }) => memberId === asked.current && can.includes('log'));
    if (!one) return;
    asked.current = undefined;
    setRinging(one);
  }, [calls.data]);
  const m = calls.data ? Number(calls.data.plan.period.slice(5)) : undefined;
  return (
    <Page title={m ? t('title', { m }) : t('plain')}>
      <Loading of={calls} rows={5}>
        {({ rows, plan, left, done }) => (
          <>
            <Section title={t('tells')} />
            <Card padded>
              {plan.tells.length === 0 && <View className='subhead'>{t('noTells')}</View>}
              {plan.tells.map((words, at) => (
                <View key={at}>{`${at + 1}. ${words}`}</View>
              ))}
            </Card>
            {rows.length === 0 ? (
              <Empty words={t('none')} />
            ) : (
              <>
                <Section title={left > 0 ? t('left', { n: left }) : t('allDone')} />
                {left > 0 && <Card>{rows.filter(({ can }) => can.includes('log')).map((one) => <Left key={one.memberId} one={one} onTap={() => setRinging(one)} />)}</Card>}
              </>
            )}
            {done > 0 && (
              <>
                <Section title={t('done', { n: done })} />
                <Card>
                  {rows.filter(({ state }) => state === 'done').map((one) => (
                    <Row key={one.memberId} title={one.name} aside={one.place} side={<Text className='green'>{one.doneOn && t('doneOn', { day: nearWords(one.doneOn, today) })}</Text>} />
                  ))}
                </Card>
              </>
            )}
          </>
        )}
      </Loading>
      {ringing && <CallSheet one={ringing} tells={calls.data?.plan.tells ?? []} onClose={() => setRinging(undefined)} onDone={() => void calls.reload()} />}
    </Page>
  );
}
