import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { fullDayWords } from '@guiyan/shared/domain/dates';
import { helpLengthWords, helpSeasons, helpSeasonWords, helpStateWords, type HelpSeason } from '@guiyan/shared/domain/helpdays';
import { call } from '@/api';
import { useNet } from '@/api/net';
import { enqueue } from '@/api/outbox';
import { useDeed } from '@/hooks/useDeed';
import { useKept } from '@/hooks/useKept';
import { Button } from '@/ui/Button';
import { ChipRow } from '@/ui/Chip';
import { Field, TextArea } from '@/ui/Field';
import { Card, Row, Section } from '@/ui/List';
import { Page } from '@/ui/Page';
import { PickerField } from '@/ui/PickerField';
import { Empty, Loading } from '@/ui/States';
import { useDue } from '../due';
import { t } from '../texts';

const seasons = helpSeasons.map((value) => ({ value, words: helpSeasonWords[value] }));
const lengths = [{ value: '1' as const, words: helpLengthWords[1] }, { value: '2' as const, words: helpLengthWords[2] }];

/** H9 Written down where the work is: stored on the phone first, so that no network is waited for. */
export default function HelpdayPage() {
  const online = useNet((net) => net.online);
  const due = useDue();
  const days = useKept('helpdays.list', () => call('helpdays.list', { limit: 50 }), []);
  const [planned, setPlanned] = useState<Output<'helpdays.plan'> | null>(null);
  const [familyId, setFamilyId] = useState<string | null>(null);
  const [season, setSeason] = useState<HelpSeason>('farm');
  const [halves, setHalves] = useState<'1' | '2'>('2');
  const [words, setWords] = useState('');
  const { act, busy, error } = useDeed();
  const take = (day: Output<'helpdays.plan'>) => {
    setPlanned(day);
    setFamilyId(day.familyId);
    setSeason(day.season);
    setHalves(day.halves === 1 ? '1' : '2');
  };
  const save = () =>
    void act(async () => {
      if (!familyId) return;
      const happenedAt = Date.now();
      const family = due.data?.rows.find((f) => f.familyId === familyId)?.family ?? '';
      await enqueue('helpdays.record', { ...(planned && { id: planned.id }), familyId, season, halves: halves === '1' ? 1 : 2, words: words.trim(), happenedAt }, { entity: `helpday.${familyId}`, words: t('helpOf', { family }), happenedAt });
      void Taro.showToast({ title: t(online ? 'saved' : 'kept'), icon: 'none' });
      void Taro.navigateBack();
    });
  const families = (due.data?.rows ?? []).map((f) => ({ value: f.familyId, words: `${f.family} ${f.village}` }));
  return (
    <Page title={t('helpTitle')} dock={<Button big busy={busy} disabled={!familyId} onTap={save}>{t('helpSave')}</Button>} note={error?.message ?? (familyId ? undefined : t('helpWho'))}>
      <Loading of={due}>
        {({ rows }) => (rows.length === 0 ? <Empty words={t('none')} /> : (
          <Card>
            <PickerField label={t('helpFamily')} choices={families} value={familyId} onPick={(id) => { setFamilyId(id); setPlanned(null); }} />
            <Field label={t('helpSeason')}><ChipRow choices={seasons} picked={season} onPick={setSeason} /></Field>
            <Field label={t('helpLong')}><ChipRow choices={lengths} picked={halves} onPick={setHalves} /></Field>
            <TextArea value={words} onChange={setWords} placeholder={t('helpWords')} max={200} />
          </Card>
        ))}
      </Loading>
      {days.data && days.data.rows.length > 0 && (
        <>
          <Section title={t('helpDays')} />
          <Card>
            {days.data.rows.map((d) => (
              <Row
                key={d.id} title={d.family} strong={planned?.id === d.id} aside={`${helpSeasonWords[d.season]}，${helpLengthWords[d.halves]}`} reason={[fullDayWords(d.on), d.helper, d.words].filter(Boolean).join('，')} side={d.can.includes('record') ? t('helpTake') : helpStateWords[d.state]}
                onTap={d.can.includes('record') ? () => take(d) : undefined}
              />
            ))}
          </Card>
        </>
      )}
    </Page>
  );
}
