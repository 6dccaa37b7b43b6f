import { useOutbox } from '@/api/outbox';
import { useSession } from '@/api/session';
import { momentWords } from '@/i18n/dates';
import { Card, Row, Section } from '@/ui/List';
import { RefusedCard } from '@/ui/Refused';
import { t } from '../../texts';

/** What the person typed, so that a refused item can be written again elsewhere. */
const typed = (input: unknown): string =>
  ['text', 'line', 'words', 'difficulty', 'livingWith', 'parentsWork', 'parentsPhone', 'school', 'className', 'teacher', 'carer', 'needs', 'health'].map((field) => (input as Record<string, unknown>)[field]).filter((value) => typeof value === 'string' && value !== '').join('。');

/** Writes that have not left this phone: waiting, and refused with the reason. */
export const Tray = () => {
  const { pending, refused, elsewhere } = useOutbox();
  const today = useSession((session) => session.today);
  if (pending.length + refused.length + elsewhere === 0) return null;
  return (
    <>
      <Section title={t('tray')} />
      {refused.map((item) => (
        <RefusedCard key={item.key} item={item} typed={typed(item.input)} />
      ))}
      {pending.length + elsewhere > 0 && (
        <Card>
          {pending.map((item) => (
            <Row key={item.key} title={item.words} reason={t('trayWaiting')} side={momentWords(item.happenedAt, today)} />
          ))}
          {elsewhere > 0 && <Row title={t('trayElsewhere', { n: elsewhere })} reason={t('trayOtherHat')} />}
        </Card>
      )}
    </>
  );
};
