import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { Fragment, useEffect, useRef, useState } from 'react';
import { dayWords } from '@guiyan/shared/domain/dates';
import { dutyEvidenceWords } from '@guiyan/shared/domain/duties';
import type { Hat } from '@guiyan/shared/domain/hats';
import { call } from '@/api';
import { useOutbox } from '@/api/outbox';
import { useSession } from '@/api/session';
import { useKept } from '@/hooks/useKept';
import { useReturn } from '@/hooks/useReturn';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';
import { type Duty, entityOf, type Group, groupOf, wayOf } from '../ways';
import { DutySheet } from './DutySheet';

type Which = 'mine' | 'place';
const offices: readonly Hat[] = ['secretary', 'clerk', 'county'];
const groups: readonly Group[] = ['overdue', 'week', 'later'];
const aPage = 50;

/** M5 What is due: about whom, until when, and what proves it; a tap leads to where the fact is entered. */
export default function DutiesPage() {
  const hat = useSession((session) => session.hat?.hat);
  const today = useSession((session) => session.today);
  const pending = useOutbox((outbox) => outbox.pending);
  const [view, setView] = useState<Which>('mine');
  const [most, setMost] = useState(aPage);
  const [open, setOpen] = useState<Duty>();
  const list = useKept(`duties.${view}`, () => call('duties.list', { view, limit: most }), [view, most]);
  useReturn(list);
  const { reload } = list;
  // A fact has left the phone: what it proves is closed now.
  const before = useRef(pending.length);
  useEffect(() => {
    if (pending.length < before.current) void reload();
    before.current = pending.length;
  }, [pending.length, reload]);

  const office = hat !== undefined && offices.includes(hat);
  const waits = new Set(pending.map(({ entity }) => entity));
  const tap = (duty: Duty) => () => {
    const way = wayOf(duty, hat);
    // An office may also cancel it or hand it on.
    if (office || !way) setOpen(duty);
    else void Taro.navigateTo({ url: way });
  };
  const draw = (duty: Duty) => {
    const { id, title, subject, village, dueOn, state, evidence, owner, escalatedTo } = duty;
    const day = dayWords(dueOn);
    return (
      <Row
        key={id}
        title={subject.name || village}
        aside={subject.name && subject.name !== village ? village : undefined}
        reason={[title, view === 'place' && t('whose', { who: owner.name }), escalatedTo && t('told', { who: escalatedTo }), evidence === 'hand' ? t('byHand') : t('proof', { proof: dutyEvidenceWords[evidence] })].filter(Boolean).join('。')}
        side={waits.has(entityOf(duty)) ? <Text className='amber'>{t('waits')}</Text> : <Text className={state === 'overdue' ? 'red' : ''}>{state === 'overdue' ? t('late', { day }) : t('before', { day })}</Text>}
        onTap={tap(duty)}
      />
    );
  };
  return (
    <Page title={t('title')} dock={(hat === 'secretary' || hat === 'clerk') && <Button kind='outlined' onTap={() => void Taro.navigateTo({ url: '/duties/give/index' })}>{t('give')}</Button>}>
      {office && <ChipRow<Which> choices={[{ value: 'mine', words: t('mine') }, { value: 'place', words: t('place') }]} picked={view} onPick={setView} />}
      <View className='gap' />
      <Loading of={list} rows={5}>
        {({ rows }) => (
          <>
            {rows.length === 0 && <Empty words={t('none')} />}
            {groups.map((group) => {
              const here = rows.filter((duty) => groupOf(duty, today) === group);
              return here.length > 0 && (
                <Fragment key={group}>
                  <Section title={t(group)} side={String(here.length)} />
                  <Card>{here.map(draw)}</Card>
                </Fragment>
              );
            })}
          </>
        )}
      </Loading>
      {list.data?.next && most < 200 && <Button kind='quiet' onTap={() => setMost(most + aPage)}>{t('next')}</Button>}
      {open && <DutySheet duty={open} way={wayOf(open, hat)} onClose={() => setOpen(undefined)} onDone={() => void reload()} />}
    </Page>
  );
}
