import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { addDays, fullDayWords, shanghaiDay } from '@guiyan/shared/domain/dates';
import { helpLengthWords, helpSeasons, helpSeasonWords, helpStateWords, lands, landsWords, landWords, MOST_PEOPLE, PLAN_DAYS, type HelpSeason, type Land } from '@guiyan/shared/domain/helpdays';
import { quantityOf } from '@guiyan/shared/domain/gifts';
import { call } from '@/api';
import { useNet } from '@/api/net';
import { enqueue } from '@/api/outbox';
import { useDeed } from '@/hooks/useDeed';
import { useKept } from '@/hooks/useKept';
import { ChipRow } from '@/ui/Chip';
import { DayField } from '@/ui/DayField';
import { Field, TextArea, TextField } from '@/ui/Field';
import { FormPage } from '@/ui/FormPage';
import { Card, Row, Section } from '@/ui/List';
import { PickerField } from '@/ui/PickerField';
import { Refused } from '@/ui/Refused';
import { Empty, Loading } from '@/ui/States';
import { useDue } from '../due';
import { t } from '../texts';
import './index.scss';

type Helpday = Output<'helpdays.plan'>;
const seasons = helpSeasons.map((value) => ({ value, words: helpSeasonWords[value] }));
const lengths = [{ value: '1' as const, words: helpLengthWords[1] }, { value: '2' as const, words: helpLengthWords[2] }];
const whens = [{ value: 'now' as const, words: t('helpNow') }, { value: 'later' as const, words: t('helpLater') }];
const noLand: Record<Land, string> = { paddy: '', hill: '', otherLand: '' };
/** Empty is none; null is no number. */
const muOf = (text: string): number | null => (text.trim() === '' ? 0 : quantityOf(text));

/** H9 Written down where the work is, or planned for a day to come: stored on the phone first, so that no network is waited for. */
export default function HelpdayPage() {
  const online = useNet((net) => net.online);
  const due = useDue();
  const days = useKept('helpdays.list', () => call('helpdays.list', { limit: 50 }), []);
  const [today] = useState(() => shanghaiDay(Date.now()));
  const [planned, setPlanned] = useState<Helpday | null>(null);
  const [familyId, setFamilyId] = useState<string | null>(null);
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [on, setOn] = useState(addDays(today, 1));
  const [season, setSeason] = useState<HelpSeason>('farm');
  const [halves, setHalves] = useState<'1' | '2'>('2');
  const [people, setPeople] = useState('1');
  const [land, setLand] = useState(noLand);
  const [words, setWords] = useState('');
  const { act, busy, error } = useDeed();
  const take = (day: Helpday) => {
    setPlanned(day); setWhen('now'); setFamilyId(day.familyId); setSeason(day.season); setHalves(day.halves === 1 ? '1' : '2'); setPeople(String(day.people));
    setLand({ paddy: day.lands.paddy ? String(day.lands.paddy / 100) : '', hill: day.lands.hill ? String(day.lands.hill / 100) : '', otherLand: day.lands.otherLand ? String(day.lands.otherLand / 100) : '' });
  };
  const callOff = (day: Helpday) =>
    void act(async () => {
      const { confirm } = await Taro.showModal({ content: t('helpOffSure') });
      if (!confirm) return;
      await call('helpdays.callOff', { id: day.id, reason: t('helpOff') });
      await days.reload();
    });
  const mu = { paddy: muOf(land.paddy), hill: muOf(land.hill), otherLand: muOf(land.otherLand) };
  const count = /^\d{1,3}$/.test(people) ? Number(people) : 0;
  const missing = !familyId ? t('helpWho') : lands.some((l) => mu[l] === null) ? t('helpMu') : count < 1 || count > MOST_PEOPLE ? t('helpPeople') : when === 'later' && on < today ? t('helpWhen') : undefined;
  const save = () =>
    void act(async () => {
      if (!familyId || missing) return;
      const happenedAt = Date.now();
      const family = due.data?.rows.find((f) => f.familyId === familyId)?.family ?? '';
      const what = { familyId, season, halves: halves === '1' ? (1 as const) : (2 as const), people: count, lands: { paddy: mu.paddy ?? 0, hill: mu.hill ?? 0, otherLand: mu.otherLand ?? 0 }, words: words.trim() };
      const about = { entity: `helpday.${familyId}`, words: t('helpOf', { family }), happenedAt };
      if (when === 'later') await enqueue('helpdays.plan', { ...what, on }, about);
      else await enqueue('helpdays.record', { ...what, ...(planned && { id: planned.id }), happenedAt }, about);
      void Taro.showToast({ title: t(!online ? 'kept' : when === 'later' ? 'helpPlanned' : 'saved'), icon: 'none' });
      void Taro.navigateBack();
    });
  const families = (due.data?.rows ?? []).map((f) => ({ value: f.familyId, words: `${f.family} ${f.village}` }));
  return (
    <FormPage title={t('helpTitle')} save={t(when === 'later' ? 'helpPlan' : 'helpSave')} missing={missing} busy={busy} error={error} onSave={save}>
      <Refused of='helpdays.' />
      <Loading of={due}>
        {({ rows }) => (rows.length === 0 ? <Empty words={t('none')} /> : (
          <>
            <Card>
              <PickerField label={t('helpFamily')} choices={families} value={familyId} onPick={(id) => { setFamilyId(id); setPlanned(null); }} />
              <Field label={t('helpWhen')}><ChipRow choices={whens} picked={when} onPick={setWhen} /></Field>
              {when === 'later' && <DayField label='' day={on} until={addDays(today, PLAN_DAYS)} onPick={setOn} />}
              <Field label={t('helpSeason')}><ChipRow choices={seasons} picked={season} onPick={setSeason} /></Field>
              <Field label={t('helpLong')}><ChipRow choices={lengths} picked={halves} onPick={setHalves} /></Field>
              <TextField label={t('helpPeople')} type='number' value={people} onChange={setPeople} max={3} />
            </Card>
            <Section title={t('helpLand')} side={t('helpLandHint')} />
            <Card>
              {lands.map((l) => <TextField key={l} label={landWords[l]} value={land[l]} onChange={(value) => setLand((before) => ({ ...before, [l]: value }))} placeholder='0' max={8} />)}
              <TextArea value={words} onChange={setWords} placeholder={t('helpWords')} max={200} />
            </Card>
          </>
        ))}
      </Loading>
      {days.data && days.data.rows.length > 0 && (
        <>
          <Section title={t('helpDays')} />
          <Card>
            {days.data.rows.map((d) => (
              <View key={d.id}>
                <Row
                  title={d.family} strong={planned?.id === d.id} aside={`${helpSeasonWords[d.season]}，${helpLengthWords[d.halves]}${d.people > 1 ? `，${d.people} 人` : ''}`} reason={[fullDayWords(d.on), d.helper, landsWords(d.lands), d.words].filter(Boolean).join('，')} side={d.can.includes('record') ? t('helpTake') : helpStateWords[d.state]}
                  onTap={d.can.includes('record') ? () => take(d) : undefined}
                />
                {d.state === 'planned' && d.can.includes('callOff') && <View className='row-reason help-off' ariaRole='button' onClick={() => callOff(d)}><Text className='red'>{t('helpOff')}</Text></View>}
              </View>
            ))}
          </Card>
        </>
      )}
    </FormPage>
  );
}
