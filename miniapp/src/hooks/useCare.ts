import { useSession } from '@/api/session';

/** Whether big letters, one question a page and no tab bar are wanted. */
export const useCare = (): boolean => useSession((session) => session.care);
