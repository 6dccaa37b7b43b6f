import { useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { type Ending, endings, endingWords } from '@guiyan/shared/domain/services';
import { call } from '@/api';
import { useKept } from '@/hooks/useKept';
import { ChipRow } from '@/ui/Chip';
import { Section } from '@/ui/List';
import { t } from '../texts';

export interface ServiceFacts {
  matter: string;
  waitedMinutes: number;
  ending: Ending;
}
type Options = Output<'services.options'>;
/** The county's matters; without a network those this phone has seen last. */
export const useOptions = () => useKept('services.options', () => call('services.options', {}), []);

const waits = [0, 5, 15, 30] as const;
const waitChoices = waits.map((minutes) => ({ value: String(minutes), words: t(`min${minutes}`) }));
const endingChoices = endings.map((value) => ({ value, words: endingWords[value] }));
const more = { value: 'more', words: t('moreMatters') };

/** The chip nearest to a wait that was told in minutes. */
const nearest = (minutes: number): string => String([...waits].reverse().find((wait) => wait <= minutes) ?? 0);
/** What this counter does most stands first. */
const inOrder = ({ matters, usual }: Options) => [...matters.filter((m) => m.code === usual), ...matters.filter((m) => m.code !== usual)].map(({ code, label }) => ({ value: code, words: label }));

/** What was done, how it ended, and how long they waited. */
export const ServiceChips = ({ facts, options, onChange }: { facts: ServiceFacts; options: Options; onChange: (facts: ServiceFacts) => void }) => {
  const [all, setAll] = useState(false);
  const choices = inOrder(options);
  const first = choices.slice(0, 3);
  const shown = all || choices.length < 5 || !first.some(({ value }) => value === facts.matter) ? choices : [...first, more];
  return (
    <>
      <Section title={t('matter')} side={options.unit} />
      <ChipRow choices={shown} picked={facts.matter} onPick={(matter) => (matter === 'more' ? setAll(true) : onChange({ ...facts, matter }))} shape='wide' />
      <Section title={t('waited')} />
      <ChipRow choices={waitChoices} picked={nearest(facts.waitedMinutes)} onPick={(minutes) => onChange({ ...facts, waitedMinutes: Number(minutes) })} shape='even' />
      <Section title={t('ended')} />
      <ChipRow choices={endingChoices} picked={facts.ending} onPick={(ending) => onChange({ ...facts, ending })} />
    </>
  );
};
