import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { fieldsOf, labours, labourWords, phoneFields, surveyFieldWords, surveyKindWords, surveyOutcomes, surveyOutcomeWords, type Labour, type SurveyFacts, type SurveyOutcome } from '@guiyan/shared/domain/surveys';
import { useNet } from '@/api/net';
import { enqueue } from '@/api/outbox';
import { useDeed } from '@/hooks/useDeed';
import { ChipRow } from '@/ui/Chip';
import { Field, TextArea, TextField } from '@/ui/Field';
import { FormPage } from '@/ui/FormPage';
import { Card, Row, Section } from '@/ui/List';
import { entityOf, type Mine, type Subject } from '../mine';
import { t } from '../texts';
import { ConsentCard, type Yes } from './Consent';

const outcomes = surveyOutcomes.map((value) => ({ value, words: surveyOutcomeWords[value] }));
const strengths = labours.map((value) => ({ value, words: labourWords[value] }));
const longer = ['needs', 'health'];

/** R8 One subject on one screen, filled with what was told last: where nothing has changed it is one tap. Stored on the phone first. */
export const RecordForm = ({ of, consent }: { of: Subject; consent: Mine['consent'] }) => {
  const online = useNet((net) => net.online);
  const [happenedAt] = useState(() => Date.now());
  const [outcome, setOutcome] = useState<SurveyOutcome>(of.outcome ?? 'here');
  const [facts, setFacts] = useState<SurveyFacts>({ ...of.facts, parentsPhone: '' });
  const [words, setWords] = useState('');
  const [yes, setYes] = useState<Yes>({ on: false, giver: '', relation: '', channel: 'click' });
  const { act, busy, error } = useDeed();
  // Of a child only whether it is there, until somebody agreed.
  const closed = of.child !== null && of.child.stage !== 'closed' && !of.child.consented && !yes.on;
  const fields = outcome === 'here' && !closed ? fieldsOf(of.kind) : [];
  // What is shown of a number is its mask: it is a hint beside the field, never its value.
  const numbers: SurveyFacts = { phone: of.phone ?? '', parentsPhone: of.facts.parentsPhone ?? '' };
  const set = (part: SurveyFacts) => setFacts((before) => ({ ...before, ...part }));
  const missing = yes.on && !yes.giver.trim() ? t('giverFirst') : fields.includes('phone') && facts.phone && !/^1\d{10}$/.test(facts.phone) ? t('phoneWrong') : undefined;

  const save = () =>
    void act(async () => {
      const told = Object.fromEntries(fields.flatMap((f) => (facts[f]?.trim() ? [[f, facts[f].trim()]] : [])));
      const input = {
        id: of.id, ...(of.version !== undefined && { version: of.version }), outcome, ...told, words: closed ? '' : words.trim(), happenedAt,
        ...(yes.on && { consent: { giver: yes.giver.trim(), relation: yes.relation.trim(), channel: yes.channel, version: consent.version } }),
      };
      await enqueue('surveys.record', input, { entity: entityOf(of.id), words: t('surveyOf', { name: of.name }), happenedAt });
      void Taro.showToast({ title: t(online ? 'saved' : 'kept'), icon: 'none' });
      void Taro.navigateBack();
    });

  return (
    <FormPage title={t('recordTitle')} save={t('save')} missing={missing} busy={busy} error={error} onSave={save}>
      <Card>
        <Row title={of.name} strong aside={surveyKindWords[of.kind] + (of.age === null ? '' : `，${of.age} 岁`)} reason={`${of.village}${of.groupName}，${of.family}`} />
      </Card>
      <Card padded>
        <ChipRow choices={outcomes} picked={outcome} onPick={setOutcome} shape='wide' />
      </Card>
      {outcome === 'died' && <View className='subhead'>{t('died')}</View>}
      {outcome === 'here' && of.child && of.child.stage !== 'closed' && !of.child.consented && <ConsentCard of={of} text={consent.text} yes={yes} onChange={setYes} />}
      {fields.length > 0 && (
        <>
          {Object.values(of.facts).some(Boolean) && <Section title={t('asLast')} />}
          <Card>
            {fields.map((f) =>
              f === 'labour' ? (
                <Field key={f} label={surveyFieldWords[f]}>
                  <ChipRow choices={strengths} picked={(facts.labour || null) as Labour | null} onPick={(labour) => set({ labour })} />
                </Field>
              ) : (
                <TextField key={f} label={surveyFieldWords[f]} value={facts[f] ?? ''} onChange={(value) => set({ [f]: value })} max={f === 'phone' ? 11 : longer.includes(f) ? 200 : 60} {...(f === 'phone' && { type: 'number' as const })} {...(phoneFields.includes(f) && numbers[f] && { placeholder: t('samePhone', { phone: numbers[f] }) })} />
              ),
            )}
          </Card>
        </>
      )}
      {!closed && outcome !== 'died' && (
        <Card>
          <TextArea value={words} onChange={setWords} placeholder={t('words')} max={200} />
        </Card>
      )}
    </FormPage>
  );
};
