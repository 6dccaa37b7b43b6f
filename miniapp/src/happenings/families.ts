import { call } from '@/api';
import { useSession } from '@/api/session';
import { useKept } from '@/hooks/useKept';

/** The families one may tell of: a helper’s own are kept on the phone, an office’s are asked for; those at home tell of their own and name none. */
export const useFamilies = () => {
  const hat = useSession((session) => session.hat);
  return useKept(hat?.hat === 'helper' ? 'happenings.families' : null, async () => {
    if (!hat || hat.hat === 'member' || hat.hat === 'family') return [];
    const rows = hat.hat === 'helper' ? (await call('duties.visits', {})).rows.map((f) => ({ id: f.familyId, name: f.family, village: f.village })) : (await call('families.list', { limit: 200 })).rows;
    return rows.map((f) => ({ value: f.id, words: `${f.name} ${f.village}` }));
  }, [hat?.id]);
};
