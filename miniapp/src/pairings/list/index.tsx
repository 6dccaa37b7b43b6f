import { Text } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import { useRef } from 'react';
import { useSession } from '@/api/session';
import { useOutbox } from '@/api/outbox';
import { t as frame } from '@/i18n/texts';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Refused } from '@/ui/Refused';
import { Empty, Loading } from '@/ui/States';
import { DueRow } from '@/pages/home/parts/DueRow';
import { useDue } from '../due';
import { t } from '../texts';

const doors = [
  { title: 'helpTitle', line: 'helpLine', to: '/pairings/helpday/index', part: 'helpdays' },
  { title: 'giftsMine', line: 'giftsMineLine', to: '/pairings/gifts/index', part: '' },
  { title: 'clinicTitle', line: 'clinicLine', to: '/clinics/record/index', part: 'clinics' },
  { title: 'eldersTitle', line: 'eldersLine', to: '/elders/list/index', part: 'elders' },
  { title: 'referTitle', line: 'referLine', to: '/referrals/list/index', part: 'referrals' },
] as const;

/** All families of a helper, and how far this month is. */
export default function PairingsPage() {
  const due = useDue();
  const off = useSession((session) => session.off);
  const shown = useRef(false);
  const waiting = useOutbox((outbox) => outbox.pending.length);
  useDidShow(() => {
    // The first showing is the opening, which has asked already.
    if (shown.current) void due.reload();
    shown.current = true;
  });
  return (
    <Page title={t('listTitle')}>
      <Refused of='visits.record' />
      <Loading of={due} rows={5}>
        {({ period, rows }) =>
          rows.length === 0 ? (
            <Empty words={t('none')} />
          ) : (
            <>
              <Section
                title={t('listHead', { m: Number(period.slice(5)), total: rows.length, done: rows.filter(({ state }) => state === 'done').length })}
                side={waiting > 0 && <Text className='amber'>{frame('waiting', { n: waiting })}</Text>}
              />
              <Card>
                <Row icon='map-pin' title={t('planTitle')} reason={t('planLine')} onTap={() => void Taro.navigateTo({ url: '/pairings/plan/index' })} />
              </Card>
              <Card>
                {rows.map((one) => (
                  <DueRow key={one.familyId} due={one} />
                ))}
              </Card>
              <Section title={t('more2')} />
              <Card>
                {doors.filter(({ part }) => !off.includes(part)).map(({ title, line, to }) => <Row key={to} title={t(title)} reason={t(line)} onTap={() => void Taro.navigateTo({ url: to })} />)}
              </Card>
            </>
          )
        }
      </Loading>
    </Page>
  );
}
