import { call } from '@/api';
import { useKept } from '@/hooks/useKept';

/** The families one looks after, kept on the phone for the hills without network. */
export const useDue = () => useKept('visits.due', () => call('visits.due', {}), []);
