import { View } from '@tarojs/components';
import { call } from '@/api';
import { useSession } from '@/api/session';
import { useCall } from '@/hooks/useCall';
import { useKept } from '@/hooks/useKept';
import { t } from '@/i18n/who.texts';
import { Chip } from './Chip';
import { Field } from './Field';
import { PickerField } from './PickerField';

interface Props {
  familyId: string | null;
  onFamily: (id: string) => void;
  picked: readonly string[];
  onPick: (personIds: string[]) => void;
  /** Several of one family, or one alone. */
  many?: boolean;
}

/** The families this hat looks after: a helper’s are kept on the phone, an office’s are asked for. */
export const useFamilies = () => {
  const hat = useSession((session) => session.hat);
  return useKept(hat?.hat === 'helper' ? 'who.due' : null, async () => {
    if (hat?.hat === 'helper') return (await call('duties.visits', {})).rows.map((f) => ({ value: f.familyId, words: `${f.family} ${f.village}` }));
    return (await call('families.list', { limit: 200 })).rows.map((f) => ({ value: f.id, words: `${f.name} ${f.village}` }));
  }, [hat?.id]);
};

/** Which family, then who of it. Names of those at home are asked for and not kept on the phone. */
export const WhoPick = ({ familyId, onFamily, picked, onPick, many = false }: Props) => {
  const families = useFamilies();
  const home = useCall(async () => (familyId ? call('families.get', { id: familyId }) : null), [familyId]);
  const people = home.data?.people ?? [];
  const tap = (id: string) => onPick(many ? (picked.includes(id) ? picked.filter((other) => other !== id) : [...picked, id]) : [id]);
  return (
    <>
      <PickerField label={t('family')} choices={families.data ?? []} value={familyId} onPick={(id) => { onFamily(id); onPick([]); }} error={families.error?.message} />
      {familyId && (
        <Field label={t('who')} error={home.error?.message} note={home.data && people.length === 0 ? t('nobody') : undefined}>
          <View className='chips'>
            {people.map((p) => <Chip key={p.personId} words={p.name} on={picked.includes(p.personId)} onTap={() => tap(p.personId)} />)}
          </View>
        </Field>
      )}
    </>
  );
};
