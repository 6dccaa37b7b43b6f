import { texts } from '@/i18n';

export const t = texts({
  title: '请你来',
  when: '什么时候',
  where: '在哪里',
  by: '谁请的',
  about: '说什么',
  come: '来不来',
  words: '想说就说一句，比如哪天到家',
  send: '答复',
  pick: '点一个再答复',
  sent: '答复了',
  cancelled: '不开了：{reason}',
  held: '{day}开过了',
});
