import Taro from '@tarojs/taro';
import { callOutcomes, callOutcomeWords } from '@guiyan/shared/domain/notices';
import type { Output } from '@guiyan/shared/contract';
import { call } from '@/api';

/** Closing a dialog of the phone's own is an answer, not a failure. */
export const unlessCancelled = (refusal: unknown): undefined => {
  if (!/cancel/.test((refusal as { errMsg?: string }).errMsg ?? '')) throw refusal;
  return undefined;
};

export const dial = async (phoneNumber: string): Promise<void> => {
  await Taro.makePhoneCall({ phoneNumber }).catch(unlessCancelled);
};

/** Somebody one serves or belongs to. Throws ApiError. */
export const callPerson = async (personId: string): Promise<void> => dial((await call('home.call', { personId })).phone);

/** What came of a call: asked when the phone gives the screen back. undefined when put off. */
export const callDelivery = async (id: string): Promise<Output<'notices.taskDone'> | undefined> => {
  await dial((await call('notices.dial', { id })).phone);
  const chosen = await Taro.showActionSheet({ itemList: callOutcomes.map((outcome) => callOutcomeWords[outcome]) }).catch(unlessCancelled);
  const outcome = chosen && callOutcomes[chosen.tapIndex];
  return outcome ? call('notices.taskDone', { id, outcome }) : undefined;
};
