import { subscribeData } from './outbound/subscribe-data';
import type { SendOutcome, Wechat } from './outbound/wechat';

/** The page a tap on the message opens. */
const PAGE = 'pages/todo/index';

/** The one message we push: that there is something to do, and when it was told. What it is stands only inside the app. */
export const pushTodo = (wechat: Wechat, templateId: string, openid: string, at: number): Promise<SendOutcome> =>
  wechat.sendSubscribe({ touser: openid, templateId, page: PAGE, data: subscribeData({ thing1: '您有一条待办', time2: at }) });
