import type { ReactNode } from 'react';
import { useOutbox } from '@/api/outbox';
import { t } from '@/i18n/texts';
import { Button } from './Button';
import { Page } from './Page';

interface Props {
  title: string;
  /** What the button says. */
  save: string;
  /** What has still to be filled in; the button waits for it. */
  missing?: string | undefined;
  busy: boolean;
  error: { message: string } | undefined;
  onSave: () => void;
  children: ReactNode;
}

/** One screen to fill in and one button; beside it what is missing, what went wrong, or how much this phone still has to send. */
export const FormPage = ({ title, save, missing, busy, error, onSave, children }: Props) => {
  const waiting = useOutbox(({ pending }) => pending.length);
  return (
    <Page
      title={title}
      dock={
        <Button big busy={busy} disabled={missing !== undefined} onTap={onSave}>
          {save}
        </Button>
      }
      note={missing ?? error?.message ?? (waiting > 0 ? t('waiting', { n: waiting }) : undefined)}
    >
      {children}
    </Page>
  );
};
