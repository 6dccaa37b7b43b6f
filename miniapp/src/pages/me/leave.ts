import Taro from '@tarojs/taro';
import { ApiError } from '@guiyan/shared/api/call';
import { call } from '@/api';
import { flush, pending } from '@/api/outbox';
import { signOut, useSession } from '@/api/session';
import { t } from '../texts';

const waiting = async (): Promise<number> => (await pending(useSession.getState().userId ?? '')).length;

const ask = async (question: Taro.showModal.Option): Promise<boolean> => (await Taro.showModal({ confirmColor: '#B3352A', ...question })).confirm;

/** Whether one may go: unsent items are sent first or kept for their owner, never dropped. */
const isSettled = async (): Promise<boolean> => {
  const n = await waiting();
  if (n === 0) return ask({ content: t('leaveSure'), confirmText: t('leave'), cancelText: t('stay') });
  if (!(await ask({ title: t('unsentTitle', { n }), content: t('unsent'), confirmText: t('sendFirst'), cancelText: t('keepThem') }))) {
    return ask({ content: t('leaveSure'), confirmText: t('leave'), cancelText: t('stay') });
  }
  await flush();
  if ((await waiting()) === 0) return true;
  void Taro.showToast({ title: t('notSent'), icon: 'none' });
  return false;
};

/** Signs out here; the gate then leads to the door. */
export const leave = async (): Promise<void> => {
  if (!(await isSettled())) return;
  try {
    await call('session.end', {});
  } catch (error) {
    // Without network the server learns it when the refresh token runs out.
    if (!(error instanceof ApiError)) throw error;
  }
  await signOut();
};
