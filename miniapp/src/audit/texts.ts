import { texts } from '@/i18n';

export const t = texts({
  title: '谁看过我的资料',
  note: '半年里的。哪天、哪里、什么身份，看了什么；不写姓名。觉得不对，可以打给乡镇问',
  none: '半年里没有别人打开过你的资料',
  saw: '看了{what}',
  times: '{n} 次',
  phones: '常用电话',
});
