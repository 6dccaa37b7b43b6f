import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { addDays, fullDayWords, shanghaiDay } from '@guiyan/shared/domain/dates';
import { happeningReaders, happeningReaderWords, happeningWords, makesVisit, milestones, visitKinds, type HappeningKind, type HappeningReaders } from '@guiyan/shared/domain/happenings';
import { inLabels } from '@guiyan/shared/domain/labels';
import { call } from '@/api';
import { deliver } from '@/api/deliver';
import { useSession } from '@/api/session';
import { useDeed } from '@/hooks/useDeed';
import { usePages } from '@/hooks/usePages';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { Field, TextArea } from '@/ui/Field';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { PickerField } from '@/ui/PickerField';
import { Empty, Loading } from '@/ui/States';
import { useFamilies } from '../families';
import { t } from '../texts';

const chips = (kinds: readonly HappeningKind[]) => kinds.map((value) => ({ value, words: happeningWords[value] }));
const days = [{ value: '0', words: t('today') }, { value: '1', words: t('yesterday') }, { value: '2', words: t('before') }] as const;

/** P5 H8 Something happened: said in three taps, kept on the phone without a network, taken back as easily. */
export default function TellPage() {
  const { hat, labels } = useSession();
  const { familyId: given } = useRouter().params;
  const own = hat?.hat === 'member' || hat?.hat === 'family';
  const families = useFamilies();
  const [familyId, setFamilyId] = useState<string | null>(given ?? null);
  const [kind, setKind] = useState<HappeningKind | null>(null);
  const [ago, setAgo] = useState<(typeof days)[number]['value']>('0');
  const [words, setWords] = useState('');
  const [readers, setReaders] = useState<HappeningReaders>('serve');
  const told = usePages((cursor) => call('happenings.list', { ...(familyId && { familyId }), ...(cursor && { cursor }), limit: 20 }), [hat?.id, familyId]);
  const { act, busy, error } = useDeed();

  const send = () =>
    void act(async () => {
      if (!kind) return;
      const on = addDays(shanghaiDay(Date.now()), -Number(ago));
      const answer = await deliver('happenings.tell', { ...(!own && familyId && { familyId }), kind, on, words: words.trim(), readers: own && !makesVisit(kind) ? readers : 'serve' }, { entity: `happening.${familyId ?? 'own'}`, words: happeningWords[kind] });
      void Taro.showToast({ title: t(answer ? 'sent' : 'kept'), icon: 'none' });
      setKind(null);
      setWords('');
      if (answer) await told.reload();
    });
  const takeBack = (one: Output<'happenings.tell'>) =>
    void act(async () => {
      const { confirm } = await Taro.showModal({ title: happeningWords[one.kind], content: t('backSure'), confirmText: t('back'), cancelText: t('keep') });
      if (!confirm) return;
      await call('happenings.takeBack', { id: one.id });
      await told.reload();
    });
  const over = (one: Output<'happenings.tell'>) =>
    void act(async () => {
      const { confirm } = await Taro.showModal({ title: happeningWords[one.kind], content: t('overSure'), confirmText: t('over'), cancelText: t('keep') });
      if (!confirm) return;
      await call('happenings.over', { id: one.id });
      await told.reload();
    });
  const deedOf = ({ can }: Output<'happenings.tell'>) => (can.includes('over') ? over : can.includes('takeBack') ? takeBack : undefined);
  const ready = kind !== null && (own || familyId !== null);
  return (
    <Page
      title={t('title')}
      dock={<Button big busy={busy} disabled={!ready} onTap={send}>{t('send')}</Button>}
      note={error?.message ?? (!own && !familyId ? t('choose') : kind && makesVisit(kind) ? t(own ? 'visit' : 'visitFor') : undefined)}
    >
      {!own && !given && <Card><PickerField label={t('who')} choices={families.data ?? []} value={familyId} onPick={setFamilyId} /></Card>}
      <Section title={t('what')} />
      <ChipRow choices={chips(visitKinds)} picked={kind} onPick={setKind} shape='wide' />
      <Section title={t('good')} />
      <ChipRow choices={chips(milestones)} picked={kind} onPick={setKind} shape='wide' />
      {kind && (
        <>
          <View className='section' />
          <Card>
            <Field label={t('when')}><ChipRow choices={days} picked={ago} onPick={setAgo} shape='even' /></Field>
            {own && !makesVisit(kind) && <Field label={t('readers')}><ChipRow choices={happeningReaders.map((value) => ({ value, words: inLabels(happeningReaderWords[value], labels) }))} picked={readers} onPick={setReaders} /></Field>}
            <TextArea value={words} onChange={setWords} placeholder={t('words')} max={200} />
          </Card>
        </>
      )}
      <Section title={t('told')} />
      <Loading of={told}>
        {({ rows }) => (rows.length === 0 ? <Empty words={t('none')} /> : (
          <Card>
            {rows.map((one) => {
              const deed = deedOf(one);
              return (
                <Row
                  key={one.id} title={happeningWords[one.kind]} aside={own ? one.person ?? '' : one.family} reason={[fullDayWords(one.on), t('by', { by: one.by }), one.words, one.overOn && t('wellSince', { day: fullDayWords(one.overOn) })].filter(Boolean).join('，')}
                  side={deed && t(deed === over ? 'over' : 'back')} onTap={deed && (() => deed(one))}
                />
              );
            })}
          </Card>
        ))}
      </Loading>
    </Page>
  );
}
