import Taro from '@tarojs/taro';
import { create } from 'zustand';

export const useNet = create<{ online: boolean }>(() => ({ online: true }));

/** Watches the network for the whole life of the app. */
export const watchNet = async (onBack: () => void): Promise<void> => {
  Taro.onNetworkStatusChange(({ isConnected }) => {
    useNet.setState({ online: isConnected });
    if (isConnected) onBack();
  });
  const { networkType } = await Taro.getNetworkType();
  useNet.setState({ online: networkType !== 'none' });
};
