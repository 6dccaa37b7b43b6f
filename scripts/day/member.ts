import type { SampleActor } from '../../server/src/samples';
import type { Phone } from './phones';
import type { Score } from './score';

export const reportText = '这个季度在厂里带了两个徒弟，学了二十大报告，家里老人身体还好。';
export const requestText = '父亲住院的单子要报医保，人在外面回不去。';

/** The quarter of today in Shanghai, as the list of one's reports calls it. */
const quarterNow = (): string => ['一季度', '二季度', '三季度', '四季度'][Math.floor(new Date(Date.now() + 8 * 3_600_000).getUTCMonth() / 3)]!;

/** 4. A member's evening: bound to the roster, a check-in, the report, a matter for home. */
export async function memberEvening(phone: Phone, score: Score, actor: SampleActor, photo: string): Promise<void> {
  const { app } = phone;
  await phone.picture('door');
  await phone.signIn();
  await app.tap('我是外出的党员');
  await app.type('姓名', actor.name);
  await app.type('后四位', actor.idLast4);
  await phone.picture('bind');
  await app.tap('对一下名册');
  await app.see('这几天要办的');
  await phone.picture('member-home');
  score.done(`${actor.name} signed in on ${app.build} and was bound`);

  await app.tap('报平安');
  await app.see('给家里报个平安');
  await phone.picture('check-in');
  await app.tap('都好');
  await app.see('报了平安：都好');
  await phone.picture('checked-in');

  // A roster entered today is asked the next night; whoever wants to write before that finds the quarter with his own things.
  const toReport = async () => {
    await app.tap('我的');
    await app.tap('我的思想汇报');
    await app.tap(quarterNow());
  };
  await toReport();
  await app.type('这个季度在做什么', reportText);
  await app.see('存在手机里');
  await app.relaunch();
  await toReport();
  await app.see(reportText);
  score.done('the draft outlived the app');
  await phone.picture('report');
  await app.tap('交给支部');
  await app.see('等支部看');
  await phone.picture('report-handed-in');

  await app.relaunch();
  await app.tap('待办');
  await app.tap('替家里办件事');
  await app.type('谁、什么事', requestText);
  await app.choosePhoto(photo);
  await app.tap('加一张照片');
  await phone.drawn('.photo-picture');
  await phone.picture('request');
  await app.tap('交给支部');
  await app.see('等人接');
  await phone.picture('request-sent');
  score.done('report and request handed in');
}

/** M6 One consent, where WeChat is there to ask. */
export async function agreeToMessages(phone: Phone): Promise<number> {
  if (!phone.wechat) return 0;
  const { app } = phone;
  await app.relaunch();
  await app.tap('我的');
  await app.tap('有事微信告诉我');
  await app.see('记下了');
  await phone.agreed();
  return 1;
}

/** 5. What came back: the reminder, the answer, and the member's nod. */
export async function memberNods(phone: Phone, score: Score): Promise<void> {
  const { app } = phone;
  await app.relaunch();
  await app.tap('待办');
  await app.see('支部的话');
  await app.tap('有结果了，等你点头');
  await app.see('已经报了');
  await phone.picture('answered');
  await app.tap('办好了，谢谢');
  await app.tap('就这样');
  await app.see('点头了，办结');
  await phone.picture('confirmed');
  score.done('the member confirmed');
}
