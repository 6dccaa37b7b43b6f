import { shanghaiDay, shanghaiTime } from '@guiyan/shared/domain/dates';
import type { SampleActor } from '../../server/src/samples';
import type { Desk } from './desk';
import { reportText, requestText } from './member';
import type { Phone } from './phones';
import type { Score } from './score';
import type { Stage } from './stage';

/** 5. The clerk puts the liaison's hat on and answers what came in. */
export async function liaisonAnswers(phone: Phone, score: Score, actors: readonly SampleActor[]): Promise<void> {
  const { app } = phone;
  await phone.signIn();
  await app.tap('我的');
  await app.tap('联络员');
  await app.see('等你回话的');
  await phone.picture('liaison-today');
  score.figure('reports that wait', actors.length, await phone.fresh('思想汇报等你看', /^(\d+) 件$/, actors.length));
  score.figure('requests that wait', actors.length, await phone.fresh('求办的事等人接', /^(\d+) 件$/, actors.length));
  for (const { name } of actors) {
    await app.tap('思想汇报等你看');
    await app.see('今天交的');
    await app.tap('今天交的', { in: name });
    await app.see(reportText);
    await phone.picture('report-to-answer');
    await app.tap('收到了');
    await app.type('想说就说一句，他看得到', '写得实在，家里的事放心。');
    await app.tap('收到了');
    await app.see('支部看过');
    await app.relaunch();
  }
  for (const { name } of actors) {
    await app.tap('求办的事等人接');
    await app.tap(`${name}：医保报销`);
    await app.see(requestText);
    await app.tap('我来办');
    await phone.picture('request-taken');
    await app.tap('告诉结果');
    await app.type('先说结果，带上数目和日子', '已经报了 1286 元，三天内到存折。');
    await app.tap('告诉结果');
    await app.see('点头，这件事才算完');
    await phone.picture('request-answered');
    await app.relaunch();
  }
  score.done('reports accepted, requests taken and answered');
}

interface Foretold { members: number; signedIn: number; agreed: number }

/** 5. The month's reminder to all of them, by channel; sent again from another window, it reaches nobody twice. */
export async function sendReminder(phone: Phone, desk: Desk, stage: Stage, score: Score, { members, signedIn, agreed }: Foretold): Promise<void> {
  const { app } = phone;
  // A second window, opened before anything was sent, stands ready with the same button.
  const other = await desk.beside();
  await other.fresh('/reports?tab=reminder');
  await other.see('还没有发');
  await app.relaunch();
  await phone.picture('reminder-card');
  await app.tap('月提醒（');
  await app.see('位会看到');
  await phone.picture('reminder');
  // The page before this one has a button of the same words, and slides away slowly.
  await app.tap('月提醒（', { in: '一个月发一次，再点也不会多发' });
  await app.see('送到没有');
  await app.relaunch();
  await app.tap('已发');
  const reached = async (what: string, expected: number, channel: string, group: 0 | 1) => score.figure(what, expected, await phone.fresh(channel, /^(\d+) \/ (\d+) 位收到$/, expected, group));
  await reached('reminder in the app, people', members, '归雁里', 1);
  await phone.picture('reminder-outcome');
  await reached('reminder in the app, signed in', signedIn, '归雁里', 0);
  await reached('reminder by WeChat', agreed, '微信', 1);
  await reached('reminder by telephone', members - agreed, '电话', 1);

  await other.button(/发出.*月提醒/).click();
  await other.see(/都发过了|这次发给了/);
  const said = await other.page.getByRole('status').filter({ hasText: /都发过了|这次发给了/ }).innerText();
  score.figure('second run sends', 0, Number(/发给了 (\d+) 位/.exec(said)?.[1] ?? 0));
  await other.picture('reminder-again');
  await other.page.close();
  await app.relaunch();
  await app.tap('已发');
  await reached('reminder in the app, after that', members, '归雁里', 1);

  // Nothing leaves for WeChat between nine in the evening and eight in the morning.
  const time = shanghaiTime(Date.now());
  const awake = time >= '08:00' && time < '21:00';
  if (awake && agreed > 0) await waitFor(async () => (await stage.wechat<unknown[]>('sent')).length >= agreed);
  score.figure(`messages at WeChat, ${shanghaiDay(Date.now())} ${time}`, awake ? agreed : 0, (await stage.wechat<unknown[]>('sent')).length);
}

async function waitFor(there: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end && !(await there());) await new Promise((resolve) => setTimeout(resolve, 200));
}

