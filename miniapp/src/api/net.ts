import Taro from '@tarojs/taro';
import { create } from 'zustand';

export const useNet = create<{ online: boolean }>(() => ({ online: true }));

/** Watches the network for the whole life of the app. */
export const watchNet = async (onBack: () => void): Promise<void> => {
  const tell = (online: boolean): void => {
    useNet.setState({ online });
    if (online) onBack();
  };
  if (process.env.TARO_ENV === 'h5') {
    // Taro listens to the kind of connection there, which not every browser tells.
    addEventListener('online', () => tell(true));
    addEventListener('offline', () => tell(false));
    // A page that came at all came over the network.
    return;
  }
  Taro.onNetworkStatusChange(({ isConnected }) => tell(isConnected));
  const { networkType } = await Taro.getNetworkType();
  useNet.setState({ online: networkType !== 'none' });
};
