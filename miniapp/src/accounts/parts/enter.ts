import Taro from '@tarojs/taro';
import type { Session } from '@guiyan/shared/contract/accounts';
import { call } from '@/api';
import { signIn, useSession } from '@/api/session';

export const toHome = (): void => void Taro.reLaunch({ url: '/pages/home/index' });

/** After signing in: on to the invite one came with, home, or where one gets a hat. */
export const enter = async (session: Session, invite = ''): Promise<void> => {
  await signIn(session);
  if (invite) await Taro.reLaunch({ url: `/accounts/invite/index?code=${encodeURIComponent(invite)}` });
  else if (session.hat) toHome();
  else await Taro.reLaunch({ url: '/accounts/bind/index' });
};

/** A hat given while one waited is put on; false when there is still none. */
export const wearFirst = async (): Promise<boolean> => {
  const { hat, hats } = useSession.getState();
  const first = hats[0];
  if (!hat && first) await signIn(await call('session.switchHat', { hatId: first.id }));
  return hat !== null || first !== undefined;
};
