import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { addDays } from '@guiyan/shared/domain/dates';
import { MANDATE_DAYS, mandateStateWords } from '@guiyan/shared/domain/mandates';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useCall } from '@/hooks/useCall';
import { useDeed } from '@/hooks/useDeed';
import { nearWords } from '@/i18n/dates';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { DayField } from '@/ui/DayField';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { PickerField } from '@/ui/PickerField';
import { Sheet } from '@/ui/Sheet';
import { Empty, Loading } from '@/ui/States';
import { t } from '../texts';

type Mandate = Output<'mandates.list'>['rows'][number];

/** S10 Who may act for me, in what, until when; or for whom I may. */
export default function MandatesPage() {
  const hat = useSession((session) => session.hat?.hat);
  const today = useSession((session) => session.today);
  const gives = hat === 'member' || hat === 'family';
  const [giving, setGiving] = useState(false);
  const { act, error } = useDeed();
  const page = useCall(async () => ({ rows: (await call('mandates.list', { limit: 100 })).rows, items: (await call('items.list', {})).rows }), []);
  const names = (items: readonly string[]): string => (items.length === 0 ? t('everything') : items.map((code) => page.data?.items.find((i) => i.code === code)?.spec.zh ?? code).join('、'));
  const tap = ({ id, can }: Mandate): void => {
    if (can.includes('use')) return void Taro.navigateTo({ url: '/requests/submit/index' });
    if (!can.includes('revoke')) return;
    void act(async () => {
      const { confirm } = await Taro.showModal({ content: t('revokeSure'), confirmText: t('revoke'), cancelText: t('keep'), confirmColor: '#B3352A' });
      if (!confirm) return;
      await call('mandates.revoke', { id });
      await page.reload();
    });
  };
  return (
    <Page title={t('title')} dock={gives && <Button onTap={() => setGiving(true)}>{t('give')}</Button>}>
      <Section title={t(gives ? 'gave' : 'held')} />
      <Loading of={page}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty words={t(gives ? 'none' : 'noneHeld')} />
          ) : (
            <Card>
              {rows.map((m) => (
                <Row
                  key={m.id}
                  title={gives ? m.agent : t('forMe', { who: m.principal })}
                  aside={gives ? undefined : m.family}
                  reason={t('line', { items: names(m.items), day: nearWords(m.until, today) })}
                  side={m.can.length > 0 ? t(m.can[0] === 'use' ? 'use' : 'revoke') : mandateStateWords[m.state]}
                  onTap={() => tap(m)}
                />
              ))}
            </Card>
          )
        }
      </Loading>
      {error && <View className='field-error'>{error.message}</View>}
      {giving && page.data && <GiveSheet items={page.data.items.map(({ code, spec }) => ({ value: code, words: spec.zh }))} today={today} onClose={() => setGiving(false)} onDone={() => { setGiving(false); void page.reload(); }} />}
    </Page>
  );
}

const GiveSheet = ({ items, today, onDone, onClose }: { items: { value: string; words: string }[]; today: string; onDone: () => void; onClose: () => void }) => {
  const agents = useCall(() => call('mandates.agents', {}), []);
  const [agentId, setAgent] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string[]>([]);
  const [until, setUntil] = useState(addDays(today, 90));
  const { act, busy, error } = useDeed();
  const toggle = (code: string) => setChosen((before) => (before.includes(code) ? before.filter((one) => one !== code) : [...before, code]));
  const people = (agents.data?.rows ?? []).map(({ personId, name }) => ({ value: personId, words: name }));
  const send = () => void act(async () => {
    if (!agentId) return;
    await call('mandates.grant', { agentId, items: chosen, until });
    void Taro.showToast({ title: t('sent'), icon: 'none', duration: 2500 });
    onDone();
  });
  return (
    <Sheet title={t('give')} foot={t('foot')} onClose={onClose}>
      {agents.data && people.length === 0 ? <Empty words={t('nobody')} /> : (
        <>
          <PickerField label={t('toWhom')} choices={people} value={agentId} onPick={setAgent} />
          <Section title={t('what')} side={chosen.length === 0 ? t('everything') : undefined} />
          <ChipRow<string> choices={items} picked={chosen} onPick={toggle} />
          <DayField label={t('until')} day={until} until={addDays(today, MANDATE_DAYS)} onPick={setUntil} error={error?.message} />
          <Button busy={busy} disabled={agentId === null} onTap={send}>{t('send')}</Button>
        </>
      )}
    </Sheet>
  );
};
