import { shanghaiDay } from '@guiyan/shared/domain/dates';
import type { SampleActor } from '../../server/src/samples';
import type { Phone } from './phones';
import type { Score } from './score';

/** 6. At home: the news in large letters, a word back, and the card. Answers what its code holds. */
export async function familyDay(phone: Phone, score: Score, invite: string): Promise<string> {
  const { app } = phone;
  await phone.signInWith(invite);
  await app.see('换成普通版');
  await phone.picture('family-care');
  await app.tap('听消息');
  await app.see('平安');
  await phone.picture('family-news');
  await app.tap('报平安');
  await app.see('已经报了平安');
  await app.back();
  await app.tap('亮证');
  await app.see('流动党员家属证');
  await phone.picture('family-card');
  score.done('the family read the news, said that all is well and showed the card');
  return cardToken(phone);
}

/** What the card's code holds, as the phone keeps it: nothing here has a lens. */
async function cardToken({ app }: Phone): Promise<string> {
  const kept = app.build === 'weapp' ? Object.fromEntries(app.phone.storage.keys().map((key) => [key, app.phone.storage.get(key, true) ?? app.phone.storage.get(key)])) : await app.page.evaluate(() => ({ ...localStorage }));
  const card = Object.entries(kept).find(([key]) => key.startsWith('kept.card.'));
  const token = /"token":"([^"]+)"/.exec(typeof card?.[1] === 'string' ? card[1] : JSON.stringify(card?.[1] ?? ''))?.[1];
  if (!token) throw new Error('the phone keeps no card');
  return token;
}

/** 6. At the counter: a guessed code is not valid, the family's is; one service is logged. */
export async function windowServes(phone: Phone, score: Score, invite: string, token: string): Promise<void> {
  const { app } = phone;
  await phone.signInWith(invite);
  await phone.picture('window-home');
  await read(phone, `${token.slice(0, -6)}AAAAAA`);
  await app.see('无效');
  await phone.picture('scan-invalid');
  await app.tap('再扫一次');
  await read(phone, token, false);
  await app.see('有效');
  await phone.picture('scan-valid');
  await app.tap('记下办的事');
  await app.tap('优先办了，记下');
  await app.see('贷款');
  await phone.picture('service-logged');
  score.done('a guessed code is invalid, the card is valid and served first');
}

async function read({ app }: Phone, text: string, fromHome = true): Promise<void> {
  if (app.build === 'weapp') {
    await app.scan(text);
    if (fromHome) await app.tap('扫家属证');
    return;
  }
  if (fromHome) await app.tap('扫家属证');
  await app.type('证上的码', text);
  await app.tap('验一验');
}

const walked = /^走了 (\d+) 户，共 (\d+) 户$/;
const visits = (): string => `${Number(shanghaiDay(Date.now()).slice(5, 7))} 月的走访`;

/** 7. A helper in the hills: recorded without a network, sent when there is one. */
export async function helperVisits(phone: Phone, score: Score, invite: string, { name }: SampleActor): Promise<void> {
  const { app } = phone;
  await phone.signInWith(invite);
  await app.see(name);
  await phone.picture('helper-home');
  score.figure('families of the helper', 1, await phone.fresh(visits(), walked, 1, 1));
  score.figure('visited before', 0, await phone.fresh(visits(), walked, 0));
  await app.tap('记一次走访');
  await app.see('怎么看的');
  await app.offline(true);
  await app.type('记一句', '屋里都好，帮着收了晒的谷子。');
  await phone.picture('visit-offline');
  await app.tap('记好了');
  await app.see('等着送出');
  await phone.picture('visit-waits');
  await app.offline(false);
  await app.notSee('等着送出');
  await app.relaunch();
  score.figure('visited after', 1, await phone.fresh(visits(), walked, 1));
  await phone.picture('visit-sent');
}
