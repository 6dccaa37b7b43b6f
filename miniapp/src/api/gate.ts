import Taro from '@tarojs/taro';
import { useSession } from './session';

const door = '/accounts/login/index';
const wardrobe = '/accounts/bind/index';

const look = (): void => {
  const { ready, userId, hat } = useSession.getState();
  if (!ready || (userId && hat)) return;
  const here = Taro.getCurrentPages().slice(-1)[0]?.route?.replace(/^\//, '') ?? '';
  // The rooms before the door are for those who have no hat yet; they lead on by themselves.
  if (here.startsWith('accounts/')) return;
  void Taro.reLaunch({ url: userId ? wardrobe : door });
};

/** Nobody signed in → the door; signed in without a hat → where one gets one. Also when it happens in the middle of things. */
export const watchGate = (): void => {
  useSession.subscribe(look);
  look();
};
