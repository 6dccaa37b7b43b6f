import Taro from '@tarojs/taro';
import { useSession } from './session';

const door = '/accounts/login/index';
const wardrobe = '/accounts/bind/index';

const home = '/pages/home/index';
/** S1 What to bring is for whoever was sent it. */
const sheet = 'requests/item/index';

let worn: string | undefined;

const look = (): void => {
  const { ready, userId, hat } = useSession.getState();
  const before = worn;
  worn = hat?.id;
  const isIn = userId && hat;
  if (!ready || (isIn && (!before || before === worn))) return;
  const here = Taro.getCurrentPages().slice(-1)[0]?.route?.replace(/^\//, '') ?? '';
  // The rooms before the door are for those who have no hat yet; they lead on by themselves.
  if (here.startsWith('accounts/') || (here === sheet && !isIn)) return;
  void Taro.reLaunch({ url: isIn ? home : userId ? wardrobe : door });
};

/** Nobody signed in → the door; signed in without a hat → where one gets one; another hat → its home, with nothing of the other's left open. Also when it happens in the middle of things. */
export const watchGate = (): void => {
  useSession.subscribe(look);
  look();
};
