import Taro from '@tarojs/taro';
import type { Session } from '@guiyan/shared/contract/accounts';
import { signIn } from '@/api/session';

export const toHome = (): void => void Taro.reLaunch({ url: '/pages/home/index' });

/** After signing in: on to the invite one came with, home, or where one gets a hat. */
export const enter = async (session: Session, invite = ''): Promise<void> => {
  await signIn(session);
  if (invite) await Taro.reLaunch({ url: `/accounts/invite/index?code=${encodeURIComponent(invite)}` });
  else if (session.hat) toHome();
  else await Taro.reLaunch({ url: '/accounts/bind/index' });
};
