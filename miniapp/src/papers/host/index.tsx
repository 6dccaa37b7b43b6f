import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { dial } from '@/hooks/dial';
import { useDeed } from '@/hooks/useDeed';
import { usePages } from '@/hooks/usePages';
import { nearWords } from '@/i18n/dates';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { Sheet } from '@/ui/Sheet';
import { Empty, Loading } from '@/ui/States';
import { DuesForm, ReturnForm, StampForm } from '../parts/forms';
import { t } from '../texts';
import '../papers.scss';

type HostRow = Output<'arrivals.atHost'>['rows'][number];
type Which = 'reported' | 'accepted';
type Form = 'return' | 'stamp' | 'dues';

/** 党费交到 2026 年 10 月 */
const duesWords = (row: HostRow): string => (row.duesTo ? t('dues') + t('duesTo', { year: row.duesTo.slice(0, 4), month: Number(row.duesTo.slice(5)) }) : t('duesNever'));

/** One member: what this host may know of him, and what it may do. */
const Person = ({ row, onClose, onDone }: { row: HostRow; onClose: () => void; onDone: () => void }) => {
  const [form, setForm] = useState<Form>();
  const { act, busy, error } = useDeed();
  if (form === 'return') return <ReturnForm row={row} onClose={onClose} onDone={onDone} />;
  if (form === 'stamp') return <StampForm row={row} onClose={onClose} onDone={onDone} />;
  if (form === 'dues') return <DuesForm row={row} onClose={onClose} onDone={onDone} />;
  const { can } = row;
  return (
    <Sheet title={row.name} foot={error?.message ?? (can.includes('accept') ? t('seenFirst') : undefined)} onClose={onClose}>
      <Card>
        {row.city !== '' && <Row title={row.city} />}
        {row.branch && <Row title={t('branch')} side={row.branch} />}
        {row.stamps !== null && <Row title={t('stampsHere')} side={t('times', { n: row.stamps })} />}
        {can.includes('dues') && <Row title={row.duesTo ? t('duesTo', { year: row.duesTo.slice(0, 4), month: Number(row.duesTo.slice(5)) }) : t('duesNone')} side={t('collect')} onTap={() => setForm('dues')} />}
        {can.includes('phone') && row.phone && <Row icon='phone' title={t('call')} side={row.phone} onTap={() => void act(async () => dial((await call('arrivals.phone', { id: row.id })).phone))} />}
      </Card>
      <View className='dock-buttons papers-gap'>
        <Button kind='outlined' onTap={() => setForm('return')}>{t('back')}</Button>
        {can.includes('accept') && <Button busy={busy} onTap={() => void act(async () => { await call('arrivals.accept', { id: row.id }); onDone(); })}>{t('accept')}</Button>}
        {can.includes('stamp') && <Button onTap={() => setForm('stamp')}>{t('stamp')}</Button>}
      </View>
    </Sheet>
  );
};

/** C1 C4 The host's list: who waits, whom it accepted. */
export default function HostPage() {
  const today = useSession((session) => session.today);
  const [which, setWhich] = useState<Which>('reported');
  const [open, setOpen] = useState<HostRow>();
  const list = usePages((cursor) => call('arrivals.atHost', { cursor, state: which }), [which]);
  const done = () => {
    setOpen(undefined);
    void list.reload();
  };
  return (
    <Page title={t('hostTitle')}>
      <ChipRow<Which> choices={[{ value: 'reported', words: t('waiting') }, { value: 'accepted', words: t('accepted') }]} picked={which} onPick={setWhich} />
      {which === 'accepted' && list.data?.total ? <Section title={t('members', { n: list.data.total })} /> : <View className='papers-gap' />}
      <Loading of={list}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty words={t(which === 'reported' ? 'noneWaiting' : 'noneAccepted')} />
          ) : (
            <Card>
              {rows.map((row) => (
                <Row key={row.id} title={row.name} aside={row.city} reason={row.state === 'accepted' ? [row.branch, row.phone, duesWords(row)].filter(Boolean).join('，') : t('reportedTo', { day: nearWords(row.reportedOn, today) })} side={row.stamps ? t('times', { n: row.stamps }) : undefined} onTap={() => setOpen(row)} />
              ))}
            </Card>
          )
        }
      </Loading>
      {list.more && <Button kind='quiet' onTap={() => void list.more?.()}>{t('more')}</Button>}
      {open && <Person row={open} onClose={() => setOpen(undefined)} onDone={done} />}
    </Page>
  );
}
