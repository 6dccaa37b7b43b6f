import type { ApiError } from '@guiyan/shared/api/call';
import { fullDayWords, isDay } from '@guiyan/shared/domain/dates';
import { tradeWords, trades } from '@guiyan/shared/domain/members';
import { Card, Row, Section } from '@/ui/List';
import { t } from '../texts';

const fields = ['place', 'trade', 'job', 'reason', 'expectedMonths', 'outDay', 'backDay'] as const;
const labels = { place: 'copyPlace', trade: 'trade', job: 'job', reason: 'copyReason', expectedMonths: 'expected', outDay: 'outSince', backDay: 'backDay' } as const;

const words = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return t('copyNone');
  const text = String(value as string | number);
  const trade = trades.find((one) => one === text);
  return trade ? tradeWords[trade] : isDay(text) ? fullDayWords(text) : text;
};

/** The version that stands now, when somebody was faster: the next press is one's own decision about it. */
export const newestVersion = (error: ApiError | undefined): number | undefined => {
  const version = error?.copies?.theirs.version;
  return typeof version === 'number' ? version : undefined;
};

/** What stands in the register now, and what one wrote: only where they differ. */
export const BothCopies = ({ error }: { error: ApiError | undefined }) => {
  const copies = error?.copies;
  if (!copies) return null;
  // What one left out stays as it is: nothing to decide.
  const isSaid = (value: unknown): boolean => value !== null && value !== undefined && value !== '';
  const differ = fields.filter((key) => isSaid(copies.mine[key]) && words(copies.mine[key]) !== words(copies.theirs[key]));
  return (
    <>
      <Section title={t('copyTitle')} />
      <Card>
        {differ.map((key) => <Row key={key} title={t(labels[key])} reason={t('copyLine', { theirs: words(copies.theirs[key]), mine: words(copies.mine[key]) })} tone='amber' />)}
      </Card>
    </>
  );
};
