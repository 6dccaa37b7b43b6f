export const channels = ['app', 'wechat', 'phone'] as const;
export type Channel = (typeof channels)[number];
/** `unknown`: WeChat did not answer after the message was sent; it counts as used and is never sent again. */
export const deliveryStates = ['waiting', 'sent', 'not_reached', 'unknown', 'todo', 'done'] as const;
export type DeliveryState = (typeof deliveryStates)[number];
export const callOutcomes = ['reached', 'no_answer', 'wrong_number'] as const;
export const callOutcomeWords: Record<(typeof callOutcomes)[number], string> = { reached: '打通了', no_answer: '没人接', wrong_number: '号码不对' };
export const reminderTextMax = 300;
/** The only template we send: no word about Party, child, health or hardship may stand in a push. */
export const todoTemplate = 'todo';
