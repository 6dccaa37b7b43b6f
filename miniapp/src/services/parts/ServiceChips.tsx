import { useState } from 'react';
import { type Matter, matters } from '@guiyan/shared/domain/services';
import { ChipRow } from '@/ui/Chip';
import { Section } from '@/ui/List';
import { t } from '../texts';

export interface ServiceFacts {
  matter: Matter;
  waitedMinutes: number;
}

const waits = [0, 5, 15, 30] as const;
const waitChoices = waits.map((minutes) => ({ value: String(minutes), words: t(`min${minutes}`) }));
const matterChoices = matters.map(({ code, label }) => ({ value: code as Matter | 'more', words: label }));
const more = { value: 'more' as const, words: t('moreMatters') };

/** The chip nearest to a wait that was told in minutes. */
const nearest = (minutes: number): string => String([...waits].reverse().find((wait) => wait <= minutes) ?? 0);

/** What was done, and how long they waited. */
export const ServiceChips = ({ facts, unit, onChange }: { facts: ServiceFacts; unit?: string; onChange: (facts: ServiceFacts) => void }) => {
  const [all, setAll] = useState(false);
  const first = matterChoices.slice(0, 3);
  const shown = all || !first.some(({ value }) => value === facts.matter) ? matterChoices : [...first, more];
  return (
    <>
      <Section title={t('matter')} side={unit} />
      <ChipRow choices={shown} picked={facts.matter} onPick={(matter) => (matter === 'more' ? setAll(true) : onChange({ ...facts, matter }))} shape='wide' />
      <Section title={t('waited')} />
      <ChipRow choices={waitChoices} picked={nearest(facts.waitedMinutes)} onPick={(minutes) => onChange({ ...facts, waitedMinutes: Number(minutes) })} shape='even' />
    </>
  );
};
