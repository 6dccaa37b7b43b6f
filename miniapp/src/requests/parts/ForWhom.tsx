import { useCall } from '@/hooks/useCall';
import { call } from '@/api';
import { Card, Section } from '@/ui/List';
import { PickerField } from '@/ui/PickerField';
import { Empty } from '@/ui/States';
import { t } from '../texts';

export interface Behalf {
  mandateId?: string;
  familyId?: string;
}

/** X11 For whom one asks: by a mandate one holds, or a family one looks after. */
export const ForWhom = ({ helper, value, onPick }: { helper: boolean; value: string | null; onPick: (value: string, to: Behalf) => void }) => {
  const choices = useCall(async () => {
    if (helper) return (await call('mandates.list', { open: true, limit: 100 })).rows.map(({ id, principal, family }) => ({ value: id, words: `${principal}（${family}）` }));
    return (await call('families.list', { limit: 200 })).rows.map(({ id, name }) => ({ value: id, words: name }));
  }, [helper]);
  if (choices.data?.length === 0) return <Empty words={t(helper ? 'noMandate' : 'noFamily')} />;
  return (
    <>
      <Section title={t('forWhom')} />
      <Card>
        <PickerField label={t('forWhomLabel')} choices={choices.data ?? []} value={value} onPick={(id) => onPick(id, helper ? { mandateId: id } : { familyId: id })} />
      </Card>
    </>
  );
};
