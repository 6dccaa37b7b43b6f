/** The rungs of the ladder, in order: the list in the app is the truth, the printed list the last resort. */
export const channels = ['app', 'wechat', 'sms', 'phone', 'print'] as const;
export type Channel = (typeof channels)[number];
/** `unknown`: WeChat did not answer after the message was sent; it counts as used and is never sent again. */
/** `not_needed`: what it was about was done, or is somebody else's, before it went out. On the printed list whoever is not reached stands until somebody has told him. */
export const deliveryStates = ['waiting', 'sent', 'not_reached', 'unknown', 'todo', 'done', 'not_needed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];
export const callOutcomes = ['reached', 'no_answer', 'wrong_number'] as const;
export const callOutcomeWords: Record<(typeof callOutcomes)[number], string> = { reached: '打通了', no_answer: '没人接', wrong_number: '号码不对' };
export const reminderTextMax = 300;
/** The text of every SMS: nothing about anybody. */
export const smsText = '您有一条待办，请打开归雁小程序查看。';
/** What the system tells: the month's notice, what there is to do now, what is nearly due, what is late, what came back, what became of a report or a request, a card, a note from home. */
export const noteKinds = ['notice', 'given', 'remind', 'late', 'again', 'report', 'request', 'greeting', 'home', 'market', 'offer'] as const;
export type NoteKind = (typeof noteKinds)[number];
